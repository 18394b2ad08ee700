import type { SealedText } from '#domain';
import { catalogue, COURSE_WORDS, RESULT_WORDS } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import { closed, date, exactly, from, listed, on, open, quoted, wording, type Tellings, type Told } from './tell.js';
import { CHECK_WORDS, ROLE_WORDS, STATEMENT_ROLE_WORDS, UNIT_KIND_WORDS } from './words.js';

/** How decisions about the ledger, the organisation, plans, goals and actions are told. */
export const DECISIONS = {
  LedgerOpened: { nb: ({ data }) => `Loggen «${data.title}» ble åpnet.`, en: ({ data }) => `The ledger “${data.title}” was opened.` },
  LedgerRenamed: { nb: ({ data }) => `Loggen fikk navnet «${data.title}».`, en: ({ data }) => `The ledger was named “${data.title}”.` },
  TimeZoneChanged: { nb: ({ data }) => `Tidssonen ble ${data.timeZone}.`, en: ({ data }) => `The time zone became ${data.timeZone}.` },
  RulesAdopted: {
    nb: ({ data }) => `Beregningsreglene ble endret til versjon ${data.rules}.`,
    en: ({ data }) => `The rules of evaluation were changed to version ${data.rules}.`,
  },
  AccessGranted: {
    nb: ({ data }) => `${data.actor} fikk rollen ${ROLE_WORDS[data.role].nb} for ${data.unit ?? 'hele organisasjonen'}.`,
    en: ({ data }) => `${data.actor} was given the role of ${ROLE_WORDS[data.role].en} for ${data.unit ?? 'the whole organisation'}.`,
  },
  AccessRevoked: { nb: ({ data }) => `Tilgangen ${data.grant} ble trukket tilbake.`, en: ({ data }) => `The access ${data.grant} was revoked.` },
  UnitEstablished: {
    nb: (event) =>
      `${event.data.name} (${event.data.unit}) ble opprettet som ${UNIT_KIND_WORDS[event.data.kind].nb}${under(event.data.parent)}${from('nb', event)}.`,
    en: (event) =>
      `${event.data.name} (${event.data.unit}) was established as ${UNIT_KIND_WORDS[event.data.kind].en}${under(event.data.parent)}${from('en', event)}.`,
  },
  UnitRenamed: {
    nb: (event) => `${event.data.unit} heter ${event.data.name}${from('nb', event)}.`,
    en: (event) => `${event.data.unit} is named ${event.data.name}${from('en', event)}.`,
  },
  UnitMoved: {
    nb: (event) => `${event.data.unit} ble flyttet til ${event.data.parent}${from('nb', event)}.`,
    en: (event) => `${event.data.unit} was moved to ${event.data.parent}${from('en', event)}.`,
  },
  UnitsMerged: {
    nb: (event) => `${listed('nb', event.data.from)} ble slått sammen med ${event.data.into}${from('nb', event)}.`,
    en: (event) => `${listed('en', event.data.from)} merged into ${event.data.into}${from('en', event)}.`,
  },
  UnitSplit: {
    nb: (event) =>
      `${event.data.unit} ble delt i ${listed(
        'nb',
        event.data.into.map(({ unit }) => unit),
      )}${from('nb', event)}.`,
    en: (event) =>
      `${event.data.unit} was split into ${listed(
        'en',
        event.data.into.map(({ unit }) => unit),
      )}${from('en', event)}.`,
  },
  UnitClosed: { nb: (event) => `${event.data.unit} ble lagt ned${from('nb', event)}.`, en: (event) => `${event.data.unit} was closed${from('en', event)}.` },
  PlanAdopted: {
    nb: ({ data }) => `Planen «${wording('nb', data.title)}» (${data.plan}) ble vedtatt for ${data.unit}.`,
    en: ({ data }) => `The plan “${wording('en', data.title)}” (${data.plan}) was adopted for ${data.unit}.`,
  },
  StatementAdopted: {
    nb: ({ data }) => `${STATEMENT_ROLE_WORDS[data.role].nb} ${data.statement} ble vedtatt: «${wording('nb', data.wording)}»`,
    en: ({ data }) => `${STATEMENT_ROLE_WORDS[data.role].en} ${data.statement} was adopted: “${wording('en', data.wording)}”`,
  },
  StatementWithdrawn: {
    nb: (event) => `${event.data.statement} ble tatt ut av planen${from('nb', event)}.`,
    en: (event) => `${event.data.statement} was withdrawn from the plan${from('en', event)}.`,
  },
  LocalGoalChecked: {
    nb: ({ data }) => `${data.statement} ble funnet ${data.passed ? '' : 'ikke '}å være ${CHECK_WORDS[data.check].nb}${noted('nb', data.note)}.`,
    en: ({ data }) => `${data.statement} was found ${data.passed ? '' : 'not '}to be ${CHECK_WORDS[data.check].en}${noted('en', data.note)}.`,
  },
  DecidingDatesMoved: {
    nb: ({ data }) => `${listed('nb', data.goals)} avgjøres ${date('nb', data.decidingDate)}.`,
    en: ({ data }) => `${listed('en', data.goals)} ${data.goals.length === 1 ? 'is' : 'are'} to be decided on ${date('en', data.decidingDate)}.`,
  },
  PlanRevised: {
    nb: (event) => `Planen ${event.data.plan} ble revidert${from('nb', event)}: ${closed(event.data.summary)}`,
    en: (event) => `The plan ${event.data.plan} was revised${from('en', event)}: ${closed(event.data.summary)}`,
  },
  PlanClosed: {
    nb: (event) => `Planen ${event.data.plan} ble avsluttet${from('nb', event)}.`,
    en: (event) => `The plan ${event.data.plan} was closed${from('en', event)}.`,
  },
  GoalInterpreted: {
    nb: (event) => `${event.data.goal} ble tolket som «${kind('nb', event.data.type)}»${from('nb', event)}.`,
    en: (event) => `${event.data.goal} was interpreted as “${kind('en', event.data.type)}”${from('en', event)}.`,
  },
  BaselineSet: {
    nb: (event) => `Utgangspunktet for ${event.data.goal} ble satt til ${exactly('nb', event.data.value)} per ${date('nb', event.data.on)}.`,
    en: (event) => `The baseline of ${event.data.goal} was set to ${exactly('en', event.data.value)} as of ${date('en', event.data.on)}.`,
  },
  TargetChanged: {
    nb: (event) => `Målet for ${event.data.goal} ble endret fra «${event.data.previous}» til «${event.data.next}»${from('nb', event)}.`,
    en: (event) => `The target of ${event.data.goal} was changed from “${event.data.previous}” to “${event.data.next}”${from('en', event)}.`,
  },
  OwnerAssigned: {
    nb: (event) => `${event.data.owner} ble ansvarlig for ${event.data.goal}${from('nb', event)}.`,
    en: (event) => `${event.data.owner} became the owner of ${event.data.goal}${from('en', event)}.`,
  },
  GoalDropped: { nb: (event) => `${event.data.goal} ble lagt bort${from('nb', event)}.`, en: (event) => `${event.data.goal} was dropped${from('en', event)}.` },
  GoalResumed: {
    nb: (event) => `${event.data.goal} ble tatt opp igjen${from('nb', event)}.`,
    en: (event) => `${event.data.goal} was resumed${from('en', event)}.`,
  },
  GoalSplit: {
    nb: (event) => `${event.data.goal} ble delt i ${listed('nb', event.data.into)}${from('nb', event)}.`,
    en: (event) => `${event.data.goal} was split into ${listed('en', event.data.into)}${from('en', event)}.`,
  },
  GoalMerged: {
    nb: (event) => `${event.data.goal} går videre som del av ${event.data.into}${from('nb', event)}.`,
    en: (event) => `${event.data.goal} goes on as part of ${event.data.into}${from('en', event)}.`,
  },
  StatusOverrideProposed: {
    nb: (event) => `Det ble foreslått å overstyre status for ${event.data.goal} til ${judged('nb', event)}${until('nb', event)}.`,
    en: (event) => `It was proposed to override the status of ${event.data.goal} to ${judged('en', event)}${until('en', event)}.`,
  },
  StatusOverrideConfirmed: {
    nb: ({ data }) => `Overstyringen ${data.override} av ${data.goal} ble bekreftet.`,
    en: ({ data }) => `The override ${data.override} of ${data.goal} was confirmed.`,
  },
  StatusOverrideWithdrawn: {
    nb: (event) => `Overstyringen ${event.data.override} av ${event.data.goal} ble trukket tilbake${from('nb', event)}.`,
    en: (event) => `The override ${event.data.override} of ${event.data.goal} was withdrawn${from('en', event)}.`,
  },
  NarrativeWritten: {
    nb: (event) => `${event.data.goal} ble omtalt${on('nb', event)}${noted('nb', event.data.text)}.`,
    en: (event) => `A narrative of ${event.data.goal} was written${on('en', event)}${noted('en', event.data.text)}.`,
  },
  ActionPlanned: {
    nb: ({ data }) => `Tiltaket «${data.title}» (${data.action}) ble planlagt for ${listed('nb', data.goals)}.`,
    en: ({ data }) => `The action “${data.title}” (${data.action}) was planned for ${listed('en', data.goals)}.`,
  },
  ActionStarted: {
    nb: (event) => `Tiltaket ${event.data.action} begynte${on('nb', event)}.`,
    en: (event) => `The action ${event.data.action} started${on('en', event)}.`,
  },
  ActionCompleted: {
    nb: (event) => `Tiltaket ${event.data.action} ble fullført${on('nb', event)}.`,
    en: (event) => `The action ${event.data.action} was completed${on('en', event)}.`,
  },
  ActionDropped: {
    nb: (event) => `Tiltaket ${event.data.action} ble lagt bort${from('nb', event)}.`,
    en: (event) => `The action ${event.data.action} was dropped${from('en', event)}.`,
  },
  ActionCostRecorded: {
    nb: ({ data }) => `Tiltaket ${data.action} kostet ${exactly('nb', data.amount)} i ${data.year}.`,
    en: ({ data }) => `The action ${data.action} cost ${exactly('en', data.amount)} in ${data.year}.`,
  },
} satisfies Partial<Tellings>;

function under(parent: string | null): string {
  return parent === null ? '' : ` under ${parent}`;
}

function noted(language: Told, text: SealedText | null): string {
  const note = open(text);
  return note === null ? '' : `: ${quoted(language, note)}`;
}

function judged(language: Told, { data }: LedgerEvent<'StatusOverrideProposed'>): string {
  const words = [data.course === null ? null : COURSE_WORDS[data.course][language], data.result === null ? null : RESULT_WORDS[data.result][language]];
  return listed(
    language,
    words.filter((word) => word !== null),
  );
}

function until(language: Told, { validFrom, validTo }: LedgerEvent<'StatusOverrideProposed'>): string {
  return `${from(language, { validFrom })}${validTo === null ? '' : ` ${language === 'nb' ? 'til' : 'until'} ${date(language, validTo)}`}`;
}

/** A goal type by the sentence that a clerk chooses it by; by its name when this code does not know it. */
function kind(language: 'nb' | 'en', type: string): string {
  return catalogue.get(type)?.sentence[language] ?? type;
}

import type { Language } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import { closed, date, exactly, from, listed, noted, on, quoted, wording, type Tellings } from './tell.js';
import { CHECK_WORDS, ERASED_WORDS, OUTCOME_WORDS, ROLE_WORDS, STATEMENT_ROLE_WORDS, UNIT_KIND_WORDS } from './words.js';

/** How decisions about the ledger, the organisation, plans and actions are told. */
export const DECISIONS = {
  LedgerOpened: {
    nb: ({ data }) => `Loggen «${data.title}» ble åpnet.`,
    nn: ({ data }) => `Loggen «${data.title}» vart opna.`,
    en: ({ data }) => `The ledger “${data.title}” was opened.`,
  },
  LedgerRenamed: {
    nb: ({ data }) => `Loggen fikk navnet «${data.title}».`,
    nn: ({ data }) => `Loggen fekk namnet «${data.title}».`,
    en: ({ data }) => `The ledger was named “${data.title}”.`,
  },
  TimeZoneChanged: {
    nb: ({ data }) => `Tidssonen ble ${data.timeZone}.`,
    nn: ({ data }) => `Tidssona vart ${data.timeZone}.`,
    en: ({ data }) => `The time zone became ${data.timeZone}.`,
  },
  RulesAdopted: {
    nb: ({ data }) => `Beregningsreglene ble endret til versjon ${data.rules}.`,
    nn: ({ data }) => `Reglane for berekning vart endra til versjon ${data.rules}.`,
    en: ({ data }) => `The rules of evaluation were changed to version ${data.rules}.`,
  },
  DisclosureSet: {
    nb: ({ data }) => (data.threshold === 0 ? 'Alle tall kan vises utad.' : `Tall om færre enn ${data.threshold} personer vises ikke utad.`),
    nn: ({ data }) => (data.threshold === 0 ? 'Alle tal kan visast utetter.' : `Tal om færre enn ${data.threshold} personar blir ikkje viste utetter.`),
    en: ({ data }) =>
      data.threshold === 0 ? 'All figures may be shown to others.' : `Figures about fewer than ${data.threshold} people are not shown to others.`,
  },
  ClockConfirmed: {
    nb: ({ data }) => `Klokken ble bekreftet: det var ${date('nb', data.on)}.`,
    nn: ({ data }) => `Klokka vart stadfesta: det var ${date('nn', data.on)}.`,
    en: ({ data }) => `The clock was confirmed: it was ${date('en', data.on)}.`,
  },
  AccessGranted: {
    nb: ({ data }, called) => `${data.actor} fikk rollen ${ROLE_WORDS[data.role].nb} for ${data.unit === null ? 'hele organisasjonen' : called(data.unit)}.`,
    nn: ({ data }, called) => `${data.actor} fekk rolla ${ROLE_WORDS[data.role].nn} for ${data.unit === null ? 'heile organisasjonen' : called(data.unit)}.`,
    en: ({ data }, called) =>
      `${data.actor} was given the role of ${ROLE_WORDS[data.role].en} for ${data.unit === null ? 'the whole organisation' : called(data.unit)}.`,
  },
  AccessRevoked: {
    nb: ({ data }) => `Tilgangen ${data.grant} ble trukket tilbake.`,
    nn: ({ data }) => `Tilgangen ${data.grant} vart trekt tilbake.`,
    en: ({ data }) => `The access ${data.grant} was revoked.`,
  },
  ErasureProposed: {
    nb: ({ data }) => `Det ble foreslått å slette ${counted('nb', data)} (${data.erasure}); en annen må bekrefte det.`,
    nn: ({ data }) => `Det vart gjort framlegg om å slette ${counted('nn', data)} (${data.erasure}); ein annan må stadfeste det.`,
    en: ({ data }) => `It was proposed to erase ${counted('en', data)} (${data.erasure}); somebody else has to confirm it.`,
  },
  ErasureWithdrawn: {
    nb: ({ data }) => `Forslaget om sletting ${data.erasure} ble trukket tilbake.`,
    nn: ({ data }) => `Framlegget om sletting ${data.erasure} vart trekt tilbake.`,
    en: ({ data }) => `The proposed erasure ${data.erasure} was withdrawn.`,
  },
  Erased: {
    nb: ({ data }) => `Slettet for godt: ${counted('nb', data)} (${data.erasure}).`,
    nn: ({ data }) => `Sletta for godt: ${counted('nn', data)} (${data.erasure}).`,
    en: ({ data }) => `Erased for good: ${counted('en', data)} (${data.erasure}).`,
  },
  UnitEstablished: {
    nb: (event) =>
      `${event.data.name} (${event.data.unit}) ble opprettet som ${UNIT_KIND_WORDS[event.data.kind].nb}${under(event.data.parent)}${from('nb', event)}.`,
    nn: (event) =>
      `${event.data.name} (${event.data.unit}) vart oppretta som ${UNIT_KIND_WORDS[event.data.kind].nn}${under(event.data.parent)}${from('nn', event)}.`,
    en: (event) =>
      `${event.data.name} (${event.data.unit}) was established as ${UNIT_KIND_WORDS[event.data.kind].en}${under(event.data.parent)}${from('en', event)}.`,
  },
  UnitRenamed: {
    nb: (event) => `${event.data.unit} heter ${event.data.name}${from('nb', event)}.`,
    nn: (event) => `${event.data.unit} heiter ${event.data.name}${from('nn', event)}.`,
    en: (event) => `${event.data.unit} is named ${event.data.name}${from('en', event)}.`,
  },
  UnitMoved: {
    nb: (event, called) => `${called(event.data.unit)} ble flyttet til ${called(event.data.parent)}${from('nb', event)}.`,
    nn: (event, called) => `${called(event.data.unit)} vart flytt til ${called(event.data.parent)}${from('nn', event)}.`,
    en: (event, called) => `${called(event.data.unit)} was moved to ${called(event.data.parent)}${from('en', event)}.`,
  },
  UnitsMerged: {
    nb: (event, called) =>
      `${listed(
        'nb',
        event.data.from.map((id) => called(id)),
      )} ble slått sammen med ${called(event.data.into)}${from('nb', event)}.`,
    nn: (event, called) =>
      `${listed(
        'nn',
        event.data.from.map((id) => called(id)),
      )} vart slått saman med ${called(event.data.into)}${from('nn', event)}.`,
    en: (event, called) =>
      `${listed(
        'en',
        event.data.from.map((id) => called(id)),
      )} merged into ${called(event.data.into)}${from('en', event)}.`,
  },
  UnitSplit: {
    nb: (event, called) =>
      `${called(event.data.unit)} ble delt i ${listed(
        'nb',
        event.data.into.map(({ unit }) => unit),
      )}${from('nb', event)}.`,
    nn: (event, called) =>
      `${called(event.data.unit)} vart delt i ${listed(
        'nn',
        event.data.into.map(({ unit }) => unit),
      )}${from('nn', event)}.`,
    en: (event, called) =>
      `${called(event.data.unit)} was split into ${listed(
        'en',
        event.data.into.map(({ unit }) => unit),
      )}${from('en', event)}.`,
  },
  UnitClosed: {
    nb: (event, called) => `${called(event.data.unit)} ble lagt ned${from('nb', event)}.`,
    nn: (event, called) => `${called(event.data.unit)} vart lagd ned${from('nn', event)}.`,
    en: (event, called) => `${called(event.data.unit)} was closed${from('en', event)}.`,
  },
  PlanAdopted: {
    nb: ({ data }, called) => `Planen «${wording('nb', data.title)}» (${data.plan}) ble vedtatt for ${called(data.unit)}.`,
    nn: ({ data }, called) => `Planen «${wording('nn', data.title)}» (${data.plan}) vart vedteken for ${called(data.unit)}.`,
    en: ({ data }, called) => `The plan “${wording('en', data.title)}” (${data.plan}) was adopted for ${called(data.unit)}.`,
  },
  StatementAdopted: {
    nb: ({ data }) => `${STATEMENT_ROLE_WORDS[data.role].nb} ${data.statement} ble vedtatt: «${wording('nb', data.wording)}»`,
    nn: ({ data }) => `${STATEMENT_ROLE_WORDS[data.role].nn} ${data.statement} vart vedteke: «${wording('nn', data.wording)}»`,
    en: ({ data }) => `${STATEMENT_ROLE_WORDS[data.role].en} ${data.statement} was adopted: “${wording('en', data.wording)}”`,
  },
  StatementWithdrawn: {
    nb: (event) => `${event.data.statement} ble tatt ut av planen${from('nb', event)}.`,
    nn: (event) => `${event.data.statement} vart teke ut av planen${from('nn', event)}.`,
    en: (event) => `${event.data.statement} was withdrawn from the plan${from('en', event)}.`,
  },
  LocalGoalChecked: {
    nb: ({ data }) => `${data.statement} ble funnet ${data.passed ? '' : 'ikke '}å være ${CHECK_WORDS[data.check].nb}${noted('nb', data.note)}`,
    nn: ({ data }) => `${data.statement} vart funne ${data.passed ? '' : 'ikkje '}å vere ${CHECK_WORDS[data.check].nn}${noted('nn', data.note)}`,
    en: ({ data }) => `${data.statement} was found ${data.passed ? '' : 'not '}to be ${CHECK_WORDS[data.check].en}${noted('en', data.note)}`,
  },
  DecidingDatesMoved: {
    nb: ({ data }) => `${listed('nb', data.goals)} avgjøres ${date('nb', data.decidingDate)}.`,
    nn: ({ data }) => `${listed('nn', data.goals)} ${data.goals.length === 1 ? 'blir avgjort' : 'blir avgjorde'} ${date('nn', data.decidingDate)}.`,
    en: ({ data }) => `${listed('en', data.goals)} ${data.goals.length === 1 ? 'is' : 'are'} to be decided on ${date('en', data.decidingDate)}.`,
  },
  PlanRevised: {
    nb: (event) => `Planen ${event.data.plan} ble revidert${from('nb', event)}: ${closed(event.data.summary)}`,
    nn: (event) => `Planen ${event.data.plan} vart revidert${from('nn', event)}: ${closed(event.data.summary)}`,
    en: (event) => `The plan ${event.data.plan} was revised${from('en', event)}: ${closed(event.data.summary)}`,
  },
  OwnWordsChosen: {
    nb: (event) => `Planen ${event.data.plan} fikk egne ord for svarene${from('nb', event)}${ownWords('nb', event)}.`,
    nn: (event) => `Planen ${event.data.plan} fekk eigne ord for svara${from('nn', event)}${ownWords('nn', event)}.`,
    en: (event) => `The plan ${event.data.plan} got words of its own for the answers${from('en', event)}${ownWords('en', event)}.`,
  },
  PlanClosed: {
    nb: (event) => `Planen ${event.data.plan} ble avsluttet${from('nb', event)}.`,
    nn: (event) => `Planen ${event.data.plan} vart avslutta${from('nn', event)}.`,
    en: (event) => `The plan ${event.data.plan} was closed${from('en', event)}.`,
  },
  ActionPlanned: {
    nb: ({ data }) => `Tiltaket «${data.title}» (${data.action}) ble planlagt for ${listed('nb', data.goals)}.`,
    nn: ({ data }) => `Tiltaket «${data.title}» (${data.action}) vart planlagt for ${listed('nn', data.goals)}.`,
    en: ({ data }) => `The action “${data.title}” (${data.action}) was planned for ${listed('en', data.goals)}.`,
  },
  ActionStarted: {
    nb: (event) => `Tiltaket ${event.data.action} begynte${on('nb', event)}.`,
    nn: (event) => `Tiltaket ${event.data.action} byrja${on('nn', event)}.`,
    en: (event) => `The action ${event.data.action} started${on('en', event)}.`,
  },
  ActionCompleted: {
    nb: (event) => `Tiltaket ${event.data.action} ble fullført${on('nb', event)}.`,
    nn: (event) => `Tiltaket ${event.data.action} vart fullført${on('nn', event)}.`,
    en: (event) => `The action ${event.data.action} was completed${on('en', event)}.`,
  },
  ActionDropped: {
    nb: (event) => `Tiltaket ${event.data.action} ble lagt bort${from('nb', event)}.`,
    nn: (event) => `Tiltaket ${event.data.action} vart lagt bort${from('nn', event)}.`,
    en: (event) => `The action ${event.data.action} was dropped${from('en', event)}.`,
  },
  ActionCostRecorded: {
    nb: ({ data }) => `Tiltaket ${data.action} kostet ${exactly('nb', data.amount)} i ${data.year}.`,
    nn: ({ data }) => `Tiltaket ${data.action} kosta ${exactly('nn', data.amount)} i ${data.year}.`,
    en: ({ data }) => `The action ${data.action} cost ${exactly('en', data.amount)} in ${data.year}.`,
  },
  FindingRaised: {
    nb: ({ data }) => `Kontrollen merket seg «${data.title}» (${data.finding})${noted('nb', data.text)}`,
    nn: ({ data }) => `Kontrollen merkte seg «${data.title}» (${data.finding})${noted('nn', data.text)}`,
    en: ({ data }) => `The auditors remarked on “${data.title}” (${data.finding})${noted('en', data.text)}`,
  },
  FindingAnswered: {
    nb: ({ data }) => `Merknaden ${data.finding} ble besvart${leadsTo('nb', data.action)}${noted('nb', data.text)}`,
    nn: ({ data }) => `Merknaden ${data.finding} vart svara på${leadsTo('nn', data.action)}${noted('nn', data.text)}`,
    en: ({ data }) => `The finding ${data.finding} was answered${leadsTo('en', data.action)}${noted('en', data.text)}`,
  },
  FindingClosed: {
    nb: ({ data }) => `Merknaden ${data.finding} ble lukket: ${OUTCOME_WORDS[data.outcome].nb}.`,
    nn: ({ data }) => `Merknaden ${data.finding} vart lukka: ${OUTCOME_WORDS[data.outcome].nn}.`,
    en: ({ data }) => `The finding ${data.finding} was closed: ${OUTCOME_WORDS[data.outcome].en}.`,
  },
  FindingReopened: {
    nb: ({ data }) => `Merknaden ${data.finding} ble åpnet igjen.`,
    nn: ({ data }) => `Merknaden ${data.finding} vart opna att.`,
    en: ({ data }) => `The finding ${data.finding} was reopened.`,
  },
} satisfies Partial<Tellings>;

function under(parent: string | null): string {
  return parent === null ? '' : ` under ${parent}`;
}

type Counts = { readonly texts: readonly unknown[]; readonly files: readonly (string | { readonly hash: string })[]; readonly people: readonly unknown[] };

/** "2 tekster og ett navn": how much an erasure takes, and no word of what. */
function counted(language: Language, { texts, files, people }: Counts): string {
  const hashes = new Set(files.map((file) => (typeof file === 'string' ? file : file.hash)));
  const counts = { text: texts.length, file: hashes.size, person: people.length };
  const named = (['text', 'file', 'person'] as const).filter((what) => counts[what] > 0);
  return listed(
    language,
    named.map((what) => `${counts[what]} ${ERASED_WORDS[what][counts[what] === 1 ? 'one' : 'several'][language]}`),
  );
}

/** " (fører til tiltaket kampanje)", or nothing. */
function leadsTo(language: Language, action: string | null): string {
  return action === null ? '' : ` (${{ nb: 'fører til tiltaket', nn: 'fører til tiltaket', en: 'leads to the action' }[language]} ${action})`;
}

/** ": «delvis oppnådd»", or nothing where the usual words are taken back. */
function ownWords(language: Language, { data }: LedgerEvent<'OwnWordsChosen'>): string {
  const words = [data.course, data.result, data.data].flatMap((some) => Object.values(some)).map((text) => quoted(language, wording(language, text)));
  return words.length === 0 ? '' : `: ${listed(language, words)}`;
}

import type { GoalLink } from '#domain';
import { COURSE_WORDS, formatFigure, formatPercent, interpretationSentence, RESULT_WORDS, type Language } from '#goal-types';
import { unreachable } from '#kernel';
import type { LedgerEvent } from '../engine/projection.js';
import { closed, date, exactly, from, listed, noted, on, quoted, type Tellings } from './tell.js';
import { REMARK_WORDS } from './words.js';

/** How decisions about goals are told, and what is said of them. */
export const GOALS = {
  GoalInterpreted: {
    nb: (event, called) => `${event.data.goal} ble tolket som ${quoted('nb', interpretationSentence(event.data, 'nb', called))}${from('nb', event)}.`,
    nn: (event, called) => `${event.data.goal} vart tolka som ${quoted('nn', interpretationSentence(event.data, 'nn', called))}${from('nn', event)}.`,
    en: (event, called) => `${event.data.goal} was interpreted as ${quoted('en', interpretationSentence(event.data, 'en', called))}${from('en', event)}.`,
  },
  InterpretationProposed: {
    nb: (event, called) =>
      `Det ble foreslått å tolke ${event.data.goal} som ${quoted('nb', interpretationSentence(event.data, 'nb', called))}${from('nb', event)} (${event.data.proposal}).`,
    nn: (event, called) =>
      `Det vart foreslått å tolke ${event.data.goal} som ${quoted('nn', interpretationSentence(event.data, 'nn', called))}${from('nn', event)} (${event.data.proposal}).`,
    en: (event, called) =>
      `It was proposed to interpret ${event.data.goal} as ${quoted('en', interpretationSentence(event.data, 'en', called))}${from('en', event)} (${event.data.proposal}).`,
  },
  InterpretationConfirmed: {
    nb: ({ data }) => `Den foreslåtte tolkningen ${data.proposal} av ${data.goal} ble bekreftet.`,
    nn: ({ data }) => `Den foreslåtte tolkinga ${data.proposal} av ${data.goal} vart stadfesta.`,
    en: ({ data }) => `The proposed interpretation ${data.proposal} of ${data.goal} was confirmed.`,
  },
  InterpretationWithdrawn: {
    nb: ({ data }) => `Den foreslåtte tolkningen ${data.proposal} av ${data.goal} ble trukket tilbake.`,
    nn: ({ data }) => `Den foreslåtte tolkinga ${data.proposal} av ${data.goal} vart trekt tilbake.`,
    en: ({ data }) => `The proposed interpretation ${data.proposal} of ${data.goal} was withdrawn.`,
  },
  BaselineSet: {
    nb: (event) => `Utgangspunktet for ${event.data.goal} ble satt til ${exactly('nb', event.data.value)} per ${date('nb', event.data.on)}.`,
    nn: (event) => `Utgangspunktet for ${event.data.goal} vart sett til ${exactly('nn', event.data.value)} per ${date('nn', event.data.on)}.`,
    en: (event) => `The baseline of ${event.data.goal} was set to ${exactly('en', event.data.value)} as of ${date('en', event.data.on)}.`,
  },
  TargetChanged: {
    nb: (event) => `Målet for ${event.data.goal} ble endret fra «${event.data.previous}» til «${event.data.next}»${from('nb', event)}.`,
    nn: (event) => `Målet for ${event.data.goal} vart endra frå «${event.data.previous}» til «${event.data.next}»${from('nn', event)}.`,
    en: (event) => `The target of ${event.data.goal} was changed from “${event.data.previous}” to “${event.data.next}”${from('en', event)}.`,
  },
  OwnerAssigned: {
    nb: (event) => `${event.data.owner} ble ansvarlig for ${event.data.goal}${from('nb', event)}.`,
    nn: (event) => `${event.data.owner} fekk ansvaret for ${event.data.goal}${from('nn', event)}.`,
    en: (event) => `${event.data.owner} became the owner of ${event.data.goal}${from('en', event)}.`,
  },
  GoalDropped: {
    nb: (event) => `${event.data.goal} ble lagt bort${from('nb', event)}.`,
    nn: (event) => `${event.data.goal} vart lagt bort${from('nn', event)}.`,
    en: (event) => `${event.data.goal} was dropped${from('en', event)}.`,
  },
  GoalResumed: {
    nb: (event) => `${event.data.goal} ble tatt opp igjen${from('nb', event)}.`,
    nn: (event) => `${event.data.goal} vart teke opp att${from('nn', event)}.`,
    en: (event) => `${event.data.goal} was resumed${from('en', event)}.`,
  },
  GoalSplit: {
    nb: (event) => `${event.data.goal} ble delt i ${listed('nb', event.data.into)}${from('nb', event)}.`,
    nn: (event) => `${event.data.goal} vart delt i ${listed('nn', event.data.into)}${from('nn', event)}.`,
    en: (event) => `${event.data.goal} was split into ${listed('en', event.data.into)}${from('en', event)}.`,
  },
  GoalMerged: {
    nb: (event) => `${event.data.goal} går videre som del av ${event.data.into}${from('nb', event)}.`,
    nn: (event) => `${event.data.goal} går vidare som del av ${event.data.into}${from('nn', event)}.`,
    en: (event) => `${event.data.goal} goes on as part of ${event.data.into}${from('en', event)}.`,
  },
  StatusOverrideProposed: {
    nb: (event) => `Det ble foreslått å overstyre status for ${event.data.goal} til ${judged('nb', event)}${until('nb', event)}.`,
    nn: (event) => `Det vart foreslått å overstyre status for ${event.data.goal} til ${judged('nn', event)}${until('nn', event)}.`,
    en: (event) => `It was proposed to override the status of ${event.data.goal} to ${judged('en', event)}${until('en', event)}.`,
  },
  StatusOverrideConfirmed: {
    nb: ({ data }) => `Overstyringen ${data.override} av ${data.goal} ble bekreftet.`,
    nn: ({ data }) => `Overstyringa ${data.override} av ${data.goal} vart stadfesta.`,
    en: ({ data }) => `The override ${data.override} of ${data.goal} was confirmed.`,
  },
  StatusOverrideWithdrawn: {
    nb: (event) => `Overstyringen ${event.data.override} av ${event.data.goal} ble trukket tilbake${from('nb', event)}.`,
    nn: (event) => `Overstyringa ${event.data.override} av ${event.data.goal} vart trekt tilbake${from('nn', event)}.`,
    en: (event) => `The override ${event.data.override} of ${event.data.goal} was withdrawn${from('en', event)}.`,
  },
  NarrativeWritten: {
    nb: (event) => `${event.data.goal} ble omtalt${on('nb', event)}${noted('nb', event.data.text)}`,
    nn: (event) => `${event.data.goal} vart omtalt${on('nn', event)}${noted('nn', event.data.text)}`,
    en: (event) => `A narrative of ${event.data.goal} was written${on('en', event)}${noted('en', event.data.text)}`,
  },
  GoalLinked: {
    nb: (event) => `${event.data.goal} ${tied('nb', event.data.to)}${from('nb', event)}.`,
    nn: (event) => `${event.data.goal} ${tied('nn', event.data.to)}${from('nn', event)}.`,
    en: (event) => `${event.data.goal} ${tied('en', event.data.to)}${from('en', event)}.`,
  },
  GoalUnlinked: {
    nb: (event) => `Koblingen ${event.data.link} fra ${event.data.goal} gjelder ikke lenger${from('nb', event)}.`,
    nn: (event) => `Koplinga ${event.data.link} frå ${event.data.goal} gjeld ikkje lenger${from('nn', event)}.`,
    en: (event) => `The link ${event.data.link} from ${event.data.goal} no longer holds${from('en', event)}.`,
  },
  WordingRemarked: {
    nb: ({ data }) => `Ordlyden i ${data.goal} ${REMARK_WORDS[data.remark].nb}: ${closed(data.text)}`,
    nn: ({ data }) => `Ordlyden i ${data.goal} ${REMARK_WORDS[data.remark].nn}: ${closed(data.text)}`,
    en: ({ data }) => `The wording of ${data.goal} ${REMARK_WORDS[data.remark].en}: ${closed(data.text)}`,
  },
  ForecastPublished: {
    nb: ({ data }) => `Prognosen for ${data.goal} på ${date('nb', data.decidingOn)}, laget per ${date('nb', data.at)}, er ${foreseen('nb', data)}.`,
    nn: ({ data }) => `Prognosen for ${data.goal} på ${date('nn', data.decidingOn)}, laga per ${date('nn', data.at)}, er ${foreseen('nn', data)}.`,
    en: ({ data }) => `The forecast of ${data.goal} for ${date('en', data.decidingOn)}, made as of ${date('en', data.at)}, is ${foreseen('en', data)}.`,
  },
} satisfies Partial<Tellings>;

function tied(language: Language, to: GoalLink): string {
  switch (to.kind) {
    case 'continues': {
      const [same, other] = { nb: ['samme', 'nytt'], nn: ['same', 'nytt'], en: ['the same', 'a new'] }[language] as [string, string];
      const baseline = to.baseline === 'kept' ? same : other;
      return {
        nb: `fører videre ${to.goal}, med ${baseline} utgangspunkt`,
        nn: `fører vidare ${to.goal}, med ${baseline} utgangspunkt`,
        en: `carries on ${to.goal}, from ${baseline} baseline`,
      }[language];
    }
    case 'contributesTo':
      return `${{ nb: 'bidrar til', nn: 'bidreg til', en: 'contributes to' }[language]} ${to.goal}`;
    case 'refersTo': {
      const more = [to.version, to.plan, to.goal].filter((part) => part !== null);
      const refers = { nb: 'viser til', nn: 'viser til', en: 'refers to' }[language];
      return `${refers} ${quoted(language, to.what)}${more.length === 0 ? '' : ` (${more.join(', ')})`}`;
    }
    case 'appliesTo':
      return `${{ nb: 'gjelder for', nn: 'gjeld for', en: 'applies to' }[language]} ${listed(language, to.goals)}`;
    default:
      return unreachable(to);
  }
}

function foreseen(language: Language, { unit, central, low, high }: LedgerEvent<'ForecastPublished'>['data']): string {
  const said = (value: string) => (unit === 'ratio' ? formatPercent(value, language, 'text') : formatFigure({ value, unit }, language));
  return `${said(central)}, ${{ nb: 'trolig mellom', nn: 'truleg mellom', en: 'probably between' }[language]} ${listed(language, [said(low), said(high)])}`;
}

function judged(language: Language, { data }: LedgerEvent<'StatusOverrideProposed'>): string {
  const words = [data.course === null ? null : COURSE_WORDS[data.course][language], data.result === null ? null : RESULT_WORDS[data.result][language]];
  return listed(
    language,
    words.filter((word) => word !== null),
  );
}

function until(language: Language, { validFrom, validTo }: LedgerEvent<'StatusOverrideProposed'>): string {
  return `${from(language, { validFrom })}${validTo === null ? '' : ` ${language === 'en' ? 'until' : 'til'} ${date(language, validTo)}`}`;
}

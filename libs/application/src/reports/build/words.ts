import type { ReportLanguage } from '#domain';
import { formatDate, formatNumber, NOTE_WORDS, type Note, type Spec } from '#goal-types';

type Said = Readonly<Record<ReportLanguage, string>>;

/** How a goal ended, for a statement that is no longer followed. */
export const ENDED_WORDS: Readonly<Record<'dropped' | 'split' | 'merged' | 'withdrawn', Said>> = {
  dropped: { nb: 'Målet er lagt bort.', nn: 'Målet er lagt bort.' },
  split: { nb: 'Målet er delt i flere.', nn: 'Målet er delt i fleire.' },
  merged: { nb: 'Målet er slått sammen med et annet.', nn: 'Målet er slått saman med eit anna.' },
  withdrawn: { nb: 'Utsagnet er tatt ut av planen.', nn: 'Utsegna er teken ut av planen.' },
};

export const ORIGIN_WORDS: Readonly<Record<'superiorBody' | 'branchBoard', Said>> = {
  superiorBody: { nb: 'Fra et overordnet organ.', nn: 'Frå eit overordna organ.' },
  branchBoard: { nb: 'Fra avdelingsstyret.', nn: 'Frå avdelingsstyret.' },
};

export function capitalised(words: string): string {
  return `${words.charAt(0).toLocaleUpperCase('nb')}${words.slice(1)}`;
}

/** As a heading: a sentence there has no full stop. */
export function withoutFullStop(sentence: string): string {
  return sentence.trimEnd().replace(/(?<!\.)\.$/u, '');
}

const count = (of: number, language: ReportLanguage) => formatNumber(String(of), language);

/** What the ledger can say of the data behind a statement, a sentence each. */
export const quality = {
  source: (source: string): Said => ({ nb: `Kilde: ${source}.`, nn: `Kjelde: ${source}.` }),
  noSource: { nb: 'Tolkningen navngir ingen kilde.', nn: 'Tolkinga nemner inga kjelde.' } satisfies Said,
  silent: (units: number): Said => ({
    nb: units === 1 ? 'Én enhet har ikke meldt fra.' : `${count(units, 'nb')} enheter har ikke meldt fra.`,
    nn: units === 1 ? 'Éi eining har ikkje meldt frå.' : `${count(units, 'nn')} einingar har ikkje meldt frå.`,
  }),
  note: (words: string): string => `${capitalised(words)}.`,
  events: (events: number): Said => ({
    nb: events === 1 ? 'Svaret bygger på én hendelse i loggen.' : `Svaret bygger på ${count(events, 'nb')} hendelser i loggen.`,
    nn: events === 1 ? 'Svaret byggjer på éi hending i loggen.' : `Svaret byggjer på ${count(events, 'nn')} hendingar i loggen.`,
  }),
};

/** Notes that are about the data. The others say how it went, and stand with the result alone. */
export const NOTES_OF_DATA: ReadonlySet<Note> = new Set<Note>([
  'divisionByZero',
  'gaps',
  'missingUnits',
  'noBaseline',
  'notReported',
  'seriesBreak',
  'noCommonDay',
  'noMargin',
  'otherInstrument',
  'peersChanged',
  'peersMissing',
  'referenceProvisional',
  'smallGroups',
  'noneDocumented',
  'assessorChanged',
  'levelUnknown',
  'onlySelfAssessed',
  'rubricChanged',
  'selfAssessed',
  'selfAssessedBeside',
  'casesUnreported',
  'nothingSince',
  'overlappingFlows',
  'straddlesWindow',
  'belowGate',
  'instrumentChanged',
  'noEarlierYears',
  'notRolledUp',
  'partsApart',
  'severalSources',
  'shareOverOne',
  'sourcesApart',
  'wavesApart',
  'withinUncertainty',
  'withoutParts',
]);

export const CHART_WORDS = {
  expected: { nb: 'ventet', nn: 'venta' },
  noChange: { nb: 'uendret fra utgangspunktet', nn: 'uendra frå utgangspunktet' },
  noGrowth: { nb: 'uendret fra forrige årsslutt', nn: 'uendra frå førre årsslutt' },
  done: { nb: 'gjort', nn: 'gjort' },
  notDone: { nb: 'ikke gjort', nn: 'ikkje gjort' },
  notReported: { nb: 'ikke meldt fra', nn: 'ikkje meldt frå' },
} satisfies Readonly<Record<string, Said>>;

export const MARK_WORDS: Readonly<Record<'break' | 'correction' | 'target' | 'baseline' | 'ended' | 'override', Said>> = {
  break: { nb: 'brudd i serien', nn: 'brot i serien' },
  correction: { nb: 'rettet', nn: 'retta' },
  target: { nb: 'målet endret', nn: 'målet endra' },
  baseline: { nb: 'utgangspunktet fastsatt', nn: 'utgangspunktet fastsett' },
  ended: { nb: 'avsluttet', nn: 'avslutta' },
  override: { nb: 'overstyrt', nn: 'overstyrt' },
};

/** How much came late of what is counted, and between which places in the ledger it stands. */
export function lateWords(about: string, seqs: readonly number[]): Said {
  const [first, last] = [seqs.at(0), seqs.at(-1)];
  const where = first === last ? `seq ${first}` : `seq ${first}–${last}`;
  return {
    nb: `${about}: ${seqs.length === 1 ? 'én registrering' : `${count(seqs.length, 'nb')} registreringer`} (${where}).`,
    nn: `${about}: ${seqs.length === 1 ? 'éi registrering' : `${count(seqs.length, 'nn')} registreringar`} (${where}).`,
  };
}

/** A baseline that could tell of few people, and where a target was changed with it: that it was decided, and no number. */
export const hiddenDecision = {
  BaselineSet: (goal: string, on: string): Said => ({
    nb: `Utgangspunktet for ${goal} ble satt til «:» per ${formatDate(on, 'nb')}: ${NOTE_WORDS.smallGroups.nb}.`,
    nn: `Utgangspunktet for ${goal} vart sett til «:» per ${formatDate(on, 'nn')}: ${NOTE_WORDS.smallGroups.nn}.`,
  }),
  TargetChanged: (goal: string): Said => ({
    nb: `Målet for ${goal} ble endret fra «:» til «:»: ${NOTE_WORDS.smallGroups.nb}.`,
    nn: `Målet for ${goal} vart endra frå «:» til «:»: ${NOTE_WORDS.smallGroups.nn}.`,
  }),
};

/** How far from its due date a thing came, or is expected to. */
export const DUE_WORDS = {
  delay: { nb: 'avvik fra fristen', nn: 'avvik frå fristen' },
  forecastDelay: { nb: 'ventet avvik fra fristen', nn: 'venta avvik frå fristen' },
} satisfies Readonly<Record<string, Said>>;

/** "39 dager før": what days from a due date are counted in, after it where they are more than none. */
export function daysOfDue(days: number): Said {
  if (days === 0) return { nb: 'dager', nn: 'dagar' };
  const one = Math.abs(days) === 1;
  return days < 0
    ? { nb: one ? 'dag før' : 'dager før', nn: one ? 'dag før' : 'dagar før' }
    : { nb: one ? 'dag etter' : 'dager etter', nn: one ? 'dag etter' : 'dagar etter' };
}

/** What a share is printed in. */
export const SHARE_WORDS: Said = { nb: 'prosent', nn: 'prosent' };

const JUDGED_BY: Readonly<Record<Spec['evaluator'], Said>> = {
  value: { nb: 'beregnes ut fra tall', nn: 'blir rekna ut frå tal' },
  coverage: { nb: 'telles over enheter', nn: 'blir talt over einingar' },
  thing: { nb: 'noe som skal være gjort eller finnes', nn: 'noko som skal vere gjort eller finnast' },
  judgement: { nb: 'vurderes', nn: 'blir vurdert' },
  combination: { nb: 'settes sammen av flere svar', nn: 'blir sett saman av fleire svar' },
};

/** How a goal is judged: "beregnes ut fra tall (Q1)". */
export function typeWords(evaluator: Spec['evaluator'], code: string | null): Said {
  const { nb, nn } = JUDGED_BY[evaluator];
  return code === null ? { nb, nn } : { nb: `${nb} (${code})`, nn: `${nn} (${code})` };
}

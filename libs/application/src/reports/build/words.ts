import type { ReportLanguage } from '#domain';
import { formatDate, formatNumber, type Note, type Spec } from '#goal-types';

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

const count = (of: number, language: ReportLanguage) => formatNumber(String(of), language);

/** What the ledger can say of the data behind a statement, a sentence each. */
export const quality = {
  source: (source: string): Said => ({ nb: `Kilde: ${source}.`, nn: `Kjelde: ${source}.` }),
  noSource: { nb: 'Tolkningen navngir ingen kilde.', nn: 'Tolkinga nemner inga kjelde.' } satisfies Said,
  silent: (units: number): Said => ({
    nb: units === 1 ? 'Én enhet har ikke meldt fra.' : `${count(units, 'nb')} enheter har ikke meldt fra.`,
    nn: units === 1 ? 'Éi eining har ikkje meldt frå.' : `${count(units, 'nn')} einingar har ikkje meldt frå.`,
  }),
  note: (words: string): string => `${words.charAt(0).toLocaleUpperCase('nb')}${words.slice(1)}.`,
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

/** "Svarfrist 01.03.2022": an occasion that has a day. */
export function occasionWords(occasion: string, on: string, language: ReportLanguage): string {
  return `${occasion} (${formatDate(on, language)})`;
}

/** How much came late of what is counted. */
export function lateWords(about: string, facts: number): Said {
  return {
    nb: `${about}: ${facts === 1 ? 'én registrering' : `${count(facts, 'nb')} registreringer`}.`,
    nn: `${about}: ${facts === 1 ? 'éi registrering' : `${count(facts, 'nn')} registreringar`}.`,
  };
}

/** What a share is printed in. */
export const SHARE_WORDS: Said = { nb: 'prosent', nn: 'prosent' };

const JUDGED_BY: Readonly<Record<Spec['evaluator'], Said>> = {
  value: { nb: 'beregnes ut fra tall', nn: 'vert rekna ut frå tal' },
  coverage: { nb: 'telles over enheter', nn: 'vert talt over einingar' },
  thing: { nb: 'noe som skal være gjort eller finnes', nn: 'noko som skal vere gjort eller finnast' },
  judgement: { nb: 'vurderes', nn: 'vert vurdert' },
  combination: { nb: 'settes sammen av flere svar', nn: 'vert sett saman av fleire svar' },
};

/** How a goal is judged: "beregnes ut fra tall (Q1)". */
export function typeWords(evaluator: Spec['evaluator'], code: string | null): Said {
  const { nb, nn } = JUDGED_BY[evaluator];
  return code === null ? { nb, nn } : { nb: `${nb} (${code})`, nn: `${nn} (${code})` };
}

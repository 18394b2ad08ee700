import type { CalendarDate, DecimalText } from '#kernel';
import type { Words } from '../sentences/language.js';
import type { FigureUnit } from '../sentences/numbers.js';

/** How a forecast is made; another way has another name, so that published ones stay what they were. */
export const FORECAST_METHOD = 'random-walk-with-drift';

/** Where a goal's amount is heading, in the bound's own terms. */
export interface Forecast {
  /** The day it is about: the deciding date, or the end of the open window. */
  readonly decidingOn: CalendarDate;
  readonly unit: FigureUnit;
  readonly central: DecimalText;
  /** Four times in five the amount should come to lie from `low` to `high`, both included. */
  readonly low: DecimalText;
  readonly high: DecimalText;
  /** The change a month that would just reach the bound; 0 where it is reached, null where the bound is a range or no day is left. */
  readonly requiredPace: DecimalText | null;
  /** The latest amount it starts from, and its counting date. */
  readonly latest: DecimalText;
  readonly latestOn: CalendarDate;
  readonly method: string;
  /** How many counting dates it is made from. */
  readonly observations: number;
}

/** Why there is no forecast. */
export const NO_FORECAST_WORDS = {
  judged: {
    nb: 'Det som vurderes, har ingen prognose.',
    nn: 'Det som blir vurdert, har ingen prognose.',
    en: 'What is judged has no forecast.',
  },
  noPath: {
    nb: 'Målet lover ikke noe tall innen en dag, så det har ingen prognose.',
    nn: 'Målet lovar ikkje noko tal innan ein dag, så det har ingen prognose.',
    en: 'The goal promises no figure by a day, so it has no forecast.',
  },
  decided: {
    nb: 'Dagen som avgjør, er passert.',
    nn: 'Dagen som avgjer, er passert.',
    en: 'The day that decides has passed.',
  },
  tooFewCounts: {
    nb: 'Det er for få tellinger til å si hvor det bærer.',
    nn: 'Det er for få teljingar til å seie kvar det ber.',
    en: 'There are too few counts to say where it is heading.',
  },
  noBaseline: {
    nb: 'Utgangspunktet er ikke fastsatt.',
    nn: 'Utgangspunktet er ikkje fastsett.',
    en: 'The baseline is not set.',
  },
  seriesBreak: {
    nb: 'Det er brudd i serien siden utgangspunktet, så endringen kan ikke sies.',
    nn: 'Det er brot i serien sidan utgangspunktet, så endringa kan ikkje seiast.',
    en: 'The series is broken since the baseline, so the change cannot be told.',
  },
  notInterpreted: {
    nb: 'Målet er ikke tolket.',
    nn: 'Målet er ikkje tolka.',
    en: 'The goal is not interpreted.',
  },
} as const satisfies Readonly<Record<string, Words>>;
export type NoForecast = keyof typeof NO_FORECAST_WORDS;

/** By how much values of a date changed after they were first reported: latest less first, as a difference of the whole amount. */
export interface Revision {
  readonly on: CalendarDate;
  readonly difference: DecimalText;
}

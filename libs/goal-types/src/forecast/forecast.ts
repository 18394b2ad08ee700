import type { CalendarDate, DecimalText } from '#kernel';
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
  /** The change a month that would just reach the bound; 0 where it is reached, null where the bound is a range. */
  readonly requiredPace: DecimalText | null;
  /** The latest amount it starts from, and its counting date. */
  readonly latest: DecimalText;
  readonly latestOn: CalendarDate;
  readonly method: string;
  /** How many counting dates it is made from. */
  readonly observations: number;
}

/** Why there is no forecast. */
export const NO_FORECAST = ['judged', 'noPath', 'decided', 'tooFewCounts', 'noBaseline'] as const;
export type NoForecast = (typeof NO_FORECAST)[number];

/** By how much values of a date changed after they were first reported: latest less first, as a difference of the whole amount. */
export interface Revision {
  readonly on: CalendarDate;
  readonly difference: DecimalText;
}

import type { CalendarDate, Decimal } from '#kernel';
import type { Course } from '#domain';
import type { Note } from '../../evaluation.js';
import type { GapSpec } from '../../spec/index.js';
import { noteIf } from '../common/answer.js';
import { marginOfDifference } from '../common/margin.js';
import type { Sample } from './quantity.js';
import { sideOn, type Side } from './side.js';

/** The gap on a day on which both groups were counted. */
export interface Gap {
  readonly on: CalendarDate;
  readonly first: Sample;
  readonly second: Sample;
  /** Above 0 where the first group is ahead; null when an amount is unknown, or there is nothing to divide by. */
  readonly signed: Decimal | null;
  readonly margin: Decimal | null;
}

/** What became of the gap since its base. */
type Trend = 'gapNarrowed' | 'gapUnchanged' | 'gapWidened';

/** The gap against what it was. */
export interface ComparedGap {
  readonly size: Decimal;
  readonly margin: Decimal | null;
  readonly baseSize: Decimal;
  /** Below 0 where it widened. */
  readonly narrowedBy: Decimal;
  readonly trend: Trend;
  /** The other group is ahead now. */
  readonly turned: boolean;
  /** It narrowed, and the group that was ahead has less than it had. */
  readonly leaderFell: boolean;
}

/** The difference; or how far the ratio lies from 1. Margins add up as the root of their squares, of a ratio as parts of the amounts. */
export function sizeOf({ gap }: GapSpec, first: Sample, second: Sample): Pick<Gap, 'signed' | 'margin'> {
  if (first.amount === null || second.amount === null) return { signed: null, margin: null };
  if (gap === 'difference') return { signed: first.amount.minus(second.amount), margin: marginOfDifference(first.margin, second.margin) };
  if (second.amount.isZero()) return { signed: null, margin: null };
  const ratio = first.amount.div(second.amount);
  const [ofFirst, ofSecond] = [first.margin?.div(second.amount) ?? null, second.margin?.times(ratio).div(second.amount) ?? null];
  return { signed: ratio.minus(1), margin: marginOfDifference(ofFirst, ofSecond) };
}

export function compare(spec: GapSpec, base: Gap | null, now: Gap | null): ComparedGap | null {
  if (base === null || now === null || base.signed === null || now.signed === null) return null;
  const [size, baseSize] = [now.signed.abs(), base.signed.abs()];
  const narrowedBy = baseSize.minus(size);
  const noise = spec.significant ? marginOfDifference(now.margin, base.margin) : null;
  const counts = !narrowedBy.isZero() && narrowedBy.abs().gte(spec.materiality) && (noise === null || narrowedBy.abs().gt(noise));
  const trend = counts ? (narrowedBy.isPositive() ? 'gapNarrowed' : 'gapWidened') : 'gapUnchanged';
  return {
    size,
    margin: spec.significant ? now.margin : null,
    baseSize,
    narrowedBy,
    trend,
    turned: base.signed.times(now.signed).isNegative() && !base.signed.isZero() && !now.signed.isZero(),
    leaderFell: trend === 'gapNarrowed' && fell(base.signed.isPositive() ? [base.first, now.first] : [base.second, now.second]),
  };
}

function fell([before, after]: readonly [Sample, Sample]): boolean {
  return before.amount !== null && after.amount !== null && after.amount.lt(before.amount);
}

export function notesOf({ significant }: GapSpec, { trend, turned, leaderFell, baseSize, margin }: ComparedGap): readonly Note[] {
  return [
    trend,
    ...noteIf(turned, 'gapTurned'),
    ...noteIf(leaderFell, 'leaderFell'),
    ...noteIf(baseSize.isZero(), 'noGapAtBaseline'),
    ...noteIf(significant && margin === null, 'noMargin'),
  ];
}

/** A gap that is closed can't narrow: it holds as long as it is. Significance that can't be told decides nothing. */
export function sideOfGap({ target, significant }: GapSpec, { size, margin, trend }: ComparedGap): Side {
  if (significant && margin === null) return 'unknown';
  if (target !== null) return sideOn({ kind: 'atMost', limit: target, strict: false }, { amount: size, margin, complete: true });
  return trend === 'gapNarrowed' || size.isZero() ? 'within' : 'above';
}

export function courseOf({ target }: GapSpec, { size, trend }: ComparedGap): Course {
  if (trend === 'gapNarrowed' || size.isZero() || (target !== null && size.lte(target))) return 'onCourse';
  return trend === 'gapWidened' ? 'behind' : 'notApplicable';
}

/** Both amounts are known, whether or not there is something to divide by. */
export function isKnown({ first, second }: Gap): boolean {
  return first.amount !== null && second.amount !== null;
}

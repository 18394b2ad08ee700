/** A value of a measure whose small numbers are guarded. */
export interface Guarded {
  readonly eventId: string;
  readonly measure: string;
  readonly unit: string;
  /** The first day and the first outside, which sort as they follow. */
  readonly days: string;
  /** False once it was corrected or retracted. */
  readonly counts: boolean;
}

/**
 * What a line through time may be the sums of, where `last` is what its last point rests on: all that the same units reported; and that with
 * what units reported that have fallen silent since, which may have stood among them until they closed or went elsewhere. Pure.
 */
export function drawnSums(last: readonly Guarded[], guarded: readonly Guarded[]): readonly (readonly Guarded[])[] {
  const latest = new Map<string, string>();
  for (const { measure, days } of last) if (days > (latest.get(measure) ?? '')) latest.set(measure, days);
  const counted = guarded.filter(({ counts, measure }) => counts && latest.has(measure));
  const seriesOf = ({ measure, unit }: Guarded) => JSON.stringify([measure, unit]);
  const own = new Set(last.map(seriesOf));
  const going = new Set(counted.filter(({ measure, days }) => days >= (latest.get(measure) ?? '')).map(seriesOf));
  const ofOwn = counted.filter((value) => own.has(seriesOf(value)));
  const silent = counted.filter((value) => !own.has(seriesOf(value)) && !going.has(seriesOf(value)));
  return silent.length === 0 ? [ofOwn] : [ofOwn, [...ofOwn, ...silent]];
}

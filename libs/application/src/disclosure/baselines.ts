import { decimal, type CalendarDate } from '#kernel';
import { measuresOf, parseSpec } from '#goal-types';
import { eventsOfType, type LedgerEvent, type Read } from '#projections';

/** A decision whose sentence states where a goal began. */
export type OnBaseline = LedgerEvent<'BaselineSet' | 'TargetChanged'>;

/** A value that was reported, and must not be told. */
export interface HiddenValue {
  readonly measure: string;
  readonly on: CalendarDate;
  readonly value: string;
}

/** Every decision that states a baseline, as known at `seq`: where it was set, or changed as part of a target. */
export async function decisionsOnBaselines(read: Read, seq: number): Promise<readonly OnBaseline[]> {
  const changed = (await eventsOfType(read, 'TargetChanged', seq)).filter(({ data }) => /\bbaseline\b/.test(`${data.previous} ${data.next}`));
  return [...(await eventsOfType(read, 'BaselineSet', seq)), ...changed];
}

/** Whether the decision repeats a value that must not be told, or could: of a target, the words alone say what it was. */
export function repeatsHidden({ type, data }: OnBaseline, hidden: readonly HiddenValue[]): boolean {
  const counted = new Set(measuresOf(parseSpec(data.spec)).map(({ measure }) => measure));
  const of = hidden.filter(({ measure }) => counted.has(measure));
  return type === 'TargetChanged' ? of.length > 0 : of.some(({ on, value }) => on === data.on && decimal(value).eq(data.value));
}

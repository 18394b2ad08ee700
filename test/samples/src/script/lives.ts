import { addDays, type CalendarDate } from '#kernel';
import type { EntryState } from '#domain';
import { UNION } from '../organisation.js';
import type { Step } from './step.js';

/** What became of an entry: from which day it was in which state, and for when it was planned. */
export interface Life {
  readonly entry: string;
  readonly title: string;
  /** The union's, unless said otherwise. */
  readonly unit?: string;
  readonly attributes?: Readonly<Record<string, string | boolean | number>>;
  readonly life: readonly Stage[];
}

/** `plannedFor` is a due date; `to` the first day on which it has ended by itself, as an agreement does. */
export type Stage = readonly [from: string, state: EntryState, plannedFor?: string | null, to?: string];

/** How long after it came a state is recorded. */
const RECORDED_AFTER_DAYS = 2;

/** Records what became of each entry, some days after it came; never before `first`, the day on which the register was defined or later. */
export function lives(register: string, entries: readonly Life[], first: string = '2020-12-16'): readonly Step[] {
  return entries.flatMap(({ entry, title, unit = UNION, attributes = {}, life }) =>
    life.map(([from, state, plannedFor = null, to = null], index): Step => {
      const known = addDays(from as CalendarDate, RECORDED_AFTER_DAYS);
      return {
        on: known < first ? (first as CalendarDate) : known,
        actor: 'secretariat',
        command: index === 0 ? 'recordEntry' : 'changeEntry',
        data: { register, entry, unit, title, state, from, to, plannedFor, attributes },
      };
    }),
  );
}

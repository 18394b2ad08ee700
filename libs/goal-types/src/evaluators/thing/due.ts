import { addDays, type CalendarDate } from '#kernel';
import type { EvaluationContext, Explanation } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { Due } from '../../spec/index.js';
import { historyOf } from './history.js';

/** The last day on which the thing may come in time; null until what it is counted from has happened. A later decision stands in for it. */
export function dueDateOf(due: Due, facts: Facts, { at, decidingDate }: EvaluationContext): CalendarDate | null {
  if (decidingDate !== null) return decidingDate;
  if (due.kind === 'date') return due.on;
  const event = historyOf(due, facts, at).find(({ state }) => due.states.includes(state));
  return event === undefined ? null : addDays(event.from, due.days);
}

export function tellDue(due: Due, on: CalendarDate | null): Explanation {
  if (on !== null) return { key: 'due', values: { due: on } };
  return { key: 'dueAfter', values: due.kind === 'after' ? { days: due.days, entry: due.entry } : {} };
}

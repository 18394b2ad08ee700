import type { CalendarDate } from '#kernel';
import type { EntryFact, Facts } from '../../facts.js';
import type { EntryRef } from '../../spec/index.js';
import { inOrder } from '../common/entries.js';

/** One entry's versions as they came into force up to the day, each day's last. */
export function historyOf({ register, entry }: EntryRef, facts: Facts, at: CalendarDate): readonly EntryFact[] {
  return inOrder(facts.entries.filter((version) => version.register === register && version.entry === entry && version.from <= at));
}

/** The first of the versions that stand at the end without a break, all as `holds` says; null where the last is otherwise. */
export function firstOfLastRun(history: readonly EntryFact[], holds: (version: EntryFact) => boolean): EntryFact | null {
  return history[history.findLastIndex((version) => !holds(version)) + 1] ?? null;
}

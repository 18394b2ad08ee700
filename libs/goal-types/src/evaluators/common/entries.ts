import type { CalendarDate } from '#kernel';
import type { EntryFact } from '../../facts.js';

/** Each entry's version in force on the day: the one begun last, of two begun on the same day the one with the highest seq. Ended ones are included. */
export function entriesOn(entries: readonly EntryFact[], day: CalendarDate): readonly EntryFact[] {
  const inForce = new Map<string, EntryFact>();
  for (const entry of entries) {
    if (entry.from > day) continue;
    const rival = inForce.get(entry.entry);
    if (rival === undefined || rival.from < entry.from || (rival.from === entry.from && rival.seq < entry.seq)) inForce.set(entry.entry, entry);
  }
  return [...inForce.values()];
}

/** Every day on which some entry's version begins or ends, ascending. */
export function entryDays(entries: readonly EntryFact[]): readonly CalendarDate[] {
  return [...new Set(entries.flatMap((entry) => (entry.to === null ? [entry.from] : [entry.from, entry.to])))].toSorted();
}

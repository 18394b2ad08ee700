import type { CalendarDate } from '#kernel';
import type { EntryFact, Facts } from '../../facts.js';
import type { Condition, Having } from '../../spec/index.js';

/** Each entry's version in force on the day: the one begun last, of two begun on the same day the one with the highest seq. Ended ones are included. */
export function entriesOn<E extends EntryFact>(entries: readonly E[], day: CalendarDate): readonly E[] {
  const inForce = new Map<string, E>();
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

/** Some versions of one entry as they came into force, each day's last. */
export function inOrder(versions: readonly EntryFact[]): readonly EntryFact[] {
  const days = [...new Set(versions.map(({ from }) => from))].toSorted();
  return days.flatMap((day) => entriesOn(versions, day));
}

/** A register's entries that are of the goal's units, or of none. */
export function entriesOf(register: string, facts: Facts): readonly EntryFact[] {
  const units = new Set(facts.units.map((unit) => unit.unit));
  return facts.entries.filter((entry) => entry.register === register && (entry.unit === null || units.has(entry.unit)));
}

/** Whether an entry's version that is in force on the day counts: not ended by itself, in one of the states, and as asked for. */
export function countsOn(wanted: { readonly states: readonly EntryFact['state'][]; readonly having: Having }, entry: EntryFact, day: CalendarDate): boolean {
  const valid = entry.to === null || day < entry.to;
  return valid && wanted.states.includes(entry.state) && isAs(wanted.having, entry);
}

/** Whether an entry is as asked for; a list asks for all of it. */
export function isAs(having: Having, { attributes }: Pick<EntryFact, 'attributes'>): boolean {
  const conditions: readonly Condition[] = having === null ? [] : Array.isArray(having) ? having : [having];
  return conditions.every((condition) => {
    const value = attributes[condition.attribute];
    return 'equals' in condition ? value === condition.equals : typeof value === 'number' && value >= condition.atLeast;
  });
}

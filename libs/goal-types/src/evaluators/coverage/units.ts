import { addDays, contains, type CalendarDate } from '#kernel';
import type { CoverageFact, Facts, UnitFact } from '../../facts.js';
import type { OnceSpec } from '../../spec/index.js';
import type { Cell } from './cells.js';

/** What a unit's reports say of an occasion. */
export type Heard = Pick<Cell, 'state' | 'events'>;

type Wanted = OnceSpec['cell'];

/** The units asked on a day: those that exist, without newcomers that are let off still and have said nothing. */
export function askedOn(units: readonly UnitFact[], graceDays: number, day: CalendarDate, answered: (unit: UnitFact) => boolean): readonly UnitFact[] {
  return units.filter((unit) => contains(unit, day) && (day >= addDays(unit.from, graceDays) || answered(unit)));
}

/** The days on which newcomers are let off no longer. */
export function graceEnds({ units }: Facts, graceDays: number): readonly CalendarDate[] {
  return units.map((unit) => addDays(unit.from, graceDays));
}

/** A coverage's reports that count, by unit. */
export function reportsByUnit(facts: Facts, coverage: string, counts: (report: CoverageFact) => boolean): ReadonlyMap<string, readonly CoverageFact[]> {
  return Map.groupBy(
    facts.coverage.filter((report) => report.coverage === coverage && counts(report)),
    ({ unit }) => unit,
  );
}

/**
 * By a unit's latest word, of two on the same day the one with the highest seq. Where it is asked so many times, what it did adds up, each
 * report counting once where it tells no number; a gathering that several units held together counts for each that reports it, and for no other.
 */
export function heardFrom(wanted: Wanted, reports: readonly CoverageFact[]): Heard {
  const latest = latestOf(reports);
  if (latest === null) return { state: 'notReported', events: [] };
  if (wanted === 'done' || latest.state === 'exempt') return { state: latest.state, events: [latest.eventId] };
  const done = reports.filter(({ state }) => state === 'done');
  const times = done.reduce((sum, { count }) => sum + (count ?? 1), 0);
  return { state: times >= wanted.atLeast ? 'done' : 'notDone', events: (done.length === 0 ? [latest] : done).map(({ eventId }) => eventId) };
}

/** How many times each is asked for; null where once is enough. */
export function timesOf(wanted: Wanted): number | null {
  return wanted === 'done' ? null : wanted.atLeast;
}

export function latestOf(reports: readonly CoverageFact[]): CoverageFact | null {
  return reports.reduce<CoverageFact | null>(
    (latest, report) => (latest === null || latest.on < report.on || (latest.on === report.on && latest.seq < report.seq) ? report : latest),
    null,
  );
}

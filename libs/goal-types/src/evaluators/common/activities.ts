import { compareDates, type CalendarDate } from '#kernel';
import type { CoverageFact, Facts } from '../../facts.js';

/** What the reporting units have said they did, on the days from `first` to `last`, both included, by day. */
export function activitiesIn(coverage: string, facts: Facts, first: CalendarDate, last: CalendarDate): readonly CoverageFact[] {
  const owners = new Set(facts.units.map((unit) => unit.unit));
  return facts.coverage
    .filter((report) => report.coverage === coverage && report.state === 'done' && owners.has(report.unit) && first <= report.on && report.on <= last)
    .toSorted((a, b) => compareDates(a.on, b.on) || a.seq - b.seq);
}

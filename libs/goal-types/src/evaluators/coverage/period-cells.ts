import { addDays, contains, earlierOf, type CalendarDate } from '#kernel';
import type { CoverageFact, Facts, UnitFact } from '../../facts.js';
import type { EachPeriodSpec } from '../../spec/index.js';
import type { NamedPeriod } from '../common/periods.js';
import type { Cell } from './cells.js';
import { askedOn, heardFrom, reportsByUnit, type Heard } from './units.js';

/** What was heard of a period from a unit. */
type Hearing = (unit: UnitFact, period: NamedPeriod) => Heard;

/**
 * The cells of each period, as heard by the day `at`. Asked are the units that exist on the period's last day, or on `at` where that comes
 * first: who was merged away or closed before is not.
 */
export function periodCells(spec: EachPeriodSpec, facts: Facts, at: CalendarDate): (period: NamedPeriod) => readonly Cell[] {
  const reports = reportsByUnit(facts, spec.coverage, ({ on }) => on <= at);
  const isOf = belongingTo(spec, facts);
  const own: Hearing = ({ unit }, period) => heardFrom(spec.cell, (reports.get(unit) ?? []).filter(isOf(period)));
  return (period) => {
    const day = earlierOf(period.last, at);
    if (spec.eligible.kind === 'owner') {
      const said = facts.units.flatMap(({ unit }) => reports.get(unit) ?? []).filter(isOf(period));
      const owner = facts.units.filter((unit) => contains(unit, day)).map(({ unit }) => unit);
      return owner
        .toSorted()
        .slice(0, 1)
        .map((subject) => ({ subject, ...heardFrom(spec.cell, said) }));
    }
    const hear = orInherited(own, facts.units);
    return askedOn(facts.units, spec.eligible.graceDays, day, (unit) => hear(unit, period).state !== 'notReported').map((unit) => ({
      subject: unit.unit,
      ...hear(unit, period),
    }));
  };
}

/** Of a period is what is dated in it, or, up to `lateDays` after it, is said of an occasion that lies in it. */
function belongingTo({ coverage, lateDays }: EachPeriodSpec, facts: Facts): (period: NamedPeriod) => (report: CoverageFact) => boolean {
  const occasions = new Map(facts.occasions.filter((listed) => listed.coverage === coverage).map(({ occasion, on }) => [occasion, on]));
  return ({ first, last }) => {
    const lastReport = addDays(last, lateDays);
    return (report) => {
      const day = report.occasion === null ? report.on : occasions.get(report.occasion);
      return day !== undefined && first <= day && day <= last && report.on <= lastReport;
    };
  };
}

/** A unit founded in the period by merger or split has done, as long as it says nothing itself, what all those it took over from had done. */
function orInherited(own: Hearing, units: readonly UnitFact[]): Hearing {
  return function hear(unit, period): Heard {
    const heard = own(unit, period);
    if (heard.state !== 'notReported' || unit.from <= period.first || unit.from > period.last) return heard;
    const before: readonly Heard[] = units
      .filter(({ to, succeededBy }) => to === unit.from && succeededBy.includes(unit.unit))
      .map((former) => hear(former, period));
    const done = before.length > 0 && before.every(({ state }) => state === 'done');
    return done ? { state: 'done', events: before.flatMap(({ events }) => events) } : heard;
  };
}

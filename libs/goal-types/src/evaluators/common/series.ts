import { addDays, compareDates, contains, decimal, earlierOf, type CalendarDate, type Decimal } from '#kernel';
import type { Facts, MeasurementFact, SeriesBreakFact, UnitFact } from '../../facts.js';
import { heldOn, staleOn } from './days.js';

/** What all units together had counted by one day. */
export interface Reading<F extends MeasurementFact> {
  /** The newest counting date among the values that stand; null when there is none. */
  readonly on: CalendarDate | null;
  /** The values that stand for the units on that day, each member counted once. */
  readonly standing: readonly F[];
  /** Units without any value. */
  readonly missing: readonly string[];
  /** Units whose value is too old to stand for the day. */
  readonly stale: readonly string[];
  /** Even the newest value is too old. */
  readonly outdated: boolean;
  /** The next day on which a value that is fresh now grows too old, or a new unit's first value is due. */
  readonly expiresOn: CalendarDate | null;
}

/** One measure over all units of the goal's scope, by day. */
export interface Series<F extends MeasurementFact> {
  /** Every counting date, ascending. */
  readonly days: readonly CalendarDate[];
  at(day: CalendarDate): Reading<F>;
}

interface UnitSeries<F> {
  readonly unit: UnitFact;
  /** One fact per counting date, ascending: of two on the same date the one with the highest seq. */
  readonly facts: readonly F[];
}

/**
 * The series that some measurements make over some units. A unit's value counts from its date until the next; a unit that ceased by
 * merger or split goes on counting with its last value until all in the scope who took over have counted, and not after. Values dated outside a
 * unit's own life, and those of other units, are passed over.
 */
export function seriesOf<F extends MeasurementFact>(measurements: readonly F[], units: readonly UnitFact[], maxAgeDays: number | null): Series<F> {
  const measured = Map.groupBy(measurements, (fact) => fact.unit);
  const all = units.map((unit) => ({ unit, facts: onePerDay((measured.get(unit.unit) ?? []).filter((fact) => contains(unit, heldOn(fact)))) }));
  const standing = standingIn(all);
  return {
    days: [...new Set(all.flatMap((series) => series.facts.map(heldOn)))].toSorted(),
    at(day) {
      const oldest = maxAgeDays === null ? null : addDays(day, -maxAgeDays);
      const fresh = (on: CalendarDate) => oldest === null || on >= oldest;
      const stand = new Set<F>();
      const missing: string[] = [];
      const stale: string[] = [];
      let firstToExpire: CalendarDate | null = null;
      for (const { unit } of all) {
        if (!contains(unit, day)) continue;
        const own = standing(unit.unit, day);
        for (const fact of own) stand.add(fact);
        // A new unit is let off until a value from its first day would be too old.
        const newest = newestOf(own) ?? unit.from;
        if (own.length === 0 && (oldest === null || !fresh(newest))) missing.push(unit.unit);
        else if (!fresh(newest)) stale.push(unit.unit);
        else if (firstToExpire === null || newest < firstToExpire) firstToExpire = newest;
      }
      const on = newestOf([...stand]);
      return {
        on,
        standing: [...stand],
        missing,
        stale,
        outdated: on !== null && !fresh(on),
        expiresOn: firstToExpire === null ? null : staleOn(firstToExpire, maxAgeDays),
      };
    },
  };
}

/** Which values stand for a unit on a day: its own latest, and those of units it took over from that are not counted anew yet. */
function standingIn<F extends MeasurementFact>(all: readonly UnitSeries<F>[]): (unit: string, day: CalendarDate) => readonly F[] {
  const factsOf = new Map(all.map(({ unit, facts }) => [unit.unit, facts]));
  const units = new Map(all.map(({ unit }) => [unit.unit, unit]));
  const takeovers = Map.groupBy(
    all.flatMap(({ unit }) => takeoversFrom(unit)),
    (takeover) => takeover.heir,
  );
  const latest = (unit: string, day: CalendarDate) => lastOnOrBefore(factsOf.get(unit) ?? [], day);
  /** Whether there is no more count to wait for from the heirs: those outside the scope are never waited for, and those gone by their own heirs. */
  const allCounted = (heirs: readonly string[], since: CalendarDate, day: CalendarDate): boolean =>
    heirs.every((heir) => {
      const unit = units.get(heir);
      const last = latest(heir, day);
      if (unit === undefined || (last !== undefined && heldOn(last) >= since)) return true;
      return unit.to !== null && unit.to <= day && allCounted(unit.succeededBy, since, day);
    });
  return function standing(unit, day): readonly F[] {
    const open = (takeovers.get(unit) ?? []).filter(({ on, heirs }) => on <= day && !allCounted(heirs, on, day));
    // While one heir has not counted, what the others have counted since would overlap with the old value.
    const lastDay = open.reduce((until, { on }) => earlierOf(until, addDays(on, -1)), day);
    const own = latest(unit, lastDay);
    return [...(own === undefined ? [] : [own]), ...open.flatMap(({ from, on }) => standing(from, addDays(on, -1)))];
  };
}

interface Takeover {
  readonly from: string;
  readonly on: CalendarDate;
  readonly heir: string;
  readonly heirs: readonly string[];
}

function takeoversFrom(unit: UnitFact): readonly Takeover[] {
  const { to } = unit;
  return to === null ? [] : unit.succeededBy.map((heir) => ({ from: unit.unit, on: to, heir, heirs: unit.succeededBy }));
}

/** The first break of the measure that keeps a value on `from` from being compared with one on `to`. */
export function breakBetween(facts: Facts, measure: string, from: CalendarDate, to: CalendarDate): SeriesBreakFact | null {
  const units = new Set(facts.units.map((unit) => unit.unit));
  const crossed = facts.breaks.filter(
    (found) =>
      found.measure === measure &&
      (found.unit === null || units.has(found.unit)) &&
      from < found.on &&
      found.on <= to &&
      (found.overlapTo === null || found.overlapTo < to),
  );
  return crossed.toSorted((a, b) => compareDates(a.on, b.on) || (a.eventId < b.eventId ? -1 : 1))[0] ?? null;
}

export function sum(values: Iterable<string>): Decimal {
  let total = decimal(0);
  for (const value of values) total = total.plus(value);
  return total;
}

function onePerDay<F extends MeasurementFact>(facts: readonly F[]): readonly F[] {
  const byDay = new Map<CalendarDate, F>();
  for (const fact of facts) {
    const rival = byDay.get(heldOn(fact));
    if (rival === undefined || rival.seq < fact.seq) byDay.set(heldOn(fact), fact);
  }
  return [...byDay.values()].toSorted((a, b) => compareDates(heldOn(a), heldOn(b)));
}

function lastOnOrBefore<F extends MeasurementFact>(facts: readonly F[], day: CalendarDate): F | undefined {
  return facts.findLast((fact) => heldOn(fact) <= day);
}

function newestOf(facts: readonly MeasurementFact[]): CalendarDate | null {
  return facts.map(heldOn).reduce<CalendarDate | null>((newest, day) => (newest === null || day > newest ? day : newest), null);
}

import { addDays, compareDates, contains, decimal, earlierOf, laterOf, type CalendarDate, type Decimal } from '#kernel';
import type { EvaluationContext } from '../../evaluation.js';
import type { Facts, MeasurementFact, SeriesBreakFact, UnitFact } from '../../facts.js';
import { heldOn, staleOn } from './days.js';

/** What decides between two values for the same unit and day. */
export type Choosing = Pick<EvaluationContext, 'rules' | 'source'>;

/** What all units together had counted by one day. */
export interface Reading<F extends MeasurementFact> {
  /** The newest counting date among the values that stand; null when there is none. */
  readonly on: CalendarDate | null;
  /** The values that stand for the units on that day, each member counted once. */
  readonly standing: readonly F[];
  /** Another source says something else, or the same, of the same unit and day. */
  readonly severalSources: boolean;
  /** Units without any value. */
  readonly missing: readonly string[];
  /** New units without one yet, which are let off for now. */
  readonly waiting: readonly string[];
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
  /** @param since values of earlier days are too old, however old values may be else */
  at(day: CalendarDate, since?: CalendarDate): Reading<F>;
}

interface UnitSeries<F> {
  readonly unit: UnitFact;
  /** One fact per counting date, ascending: of two on the same date the chosen one. */
  readonly facts: readonly F[];
  /** Those chosen before one from another source. */
  readonly contested: readonly F[];
}

/**
 * The series that some measurements make over some units. A unit's value counts from its date until the next; a unit that ceased by
 * merger or split goes on counting with its last value until all in the scope who took over have counted, and not after. Values dated outside a
 * unit's own life, and those of other units, are passed over.
 */
export function seriesOf<F extends MeasurementFact>(
  measurements: readonly F[],
  units: readonly UnitFact[],
  maxAgeDays: number | null,
  choosing: Choosing,
): Series<F> {
  const measured = Map.groupBy(measurements, (fact) => fact.unit);
  const all = units.map((unit) =>
    seriesIn(
      unit,
      (measured.get(unit.unit) ?? []).filter((fact) => contains(unit, heldOn(fact))),
      choosing,
    ),
  );
  const standing = standingIn(all);
  const contested = new Set(all.flatMap((series) => series.contested));
  return {
    days: [...new Set(all.flatMap((series) => series.facts.map(heldOn)))].toSorted(),
    at(day, since) {
      const oldest = oldestOn(day, maxAgeDays, since);
      const fresh = (on: CalendarDate) => oldest === null || on >= oldest;
      const stand = new Set<F>();
      const missing: string[] = [];
      const waiting: string[] = [];
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
        else {
          if (own.length === 0) waiting.push(unit.unit);
          if (firstToExpire === null || newest < firstToExpire) firstToExpire = newest;
        }
      }
      const on = newestOf([...stand]);
      return {
        on,
        standing: [...stand],
        severalSources: [...stand].some((fact) => contested.has(fact)),
        missing,
        waiting,
        stale,
        outdated: on !== null && !fresh(on),
        expiresOn: firstToExpire === null ? null : staleOn(firstToExpire, maxAgeDays),
      };
    },
  };
}

function oldestOn(day: CalendarDate, maxAgeDays: number | null, since: CalendarDate | undefined): CalendarDate | null {
  const oldest = maxAgeDays === null ? null : addDays(day, -maxAgeDays);
  if (since === undefined) return oldest;
  return oldest === null ? since : laterOf(oldest, since);
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

function seriesIn<F extends MeasurementFact>(unit: UnitFact, facts: readonly F[], choosing: Choosing): UnitSeries<F> {
  const byDay = [...Map.groupBy(facts, heldOn)].toSorted(([a], [b]) => compareDates(a, b));
  const chosen = byDay.map(([, rivals]) => ({ fact: chosenOf(rivals, choosing), contested: fromSeveralSources(rivals) }));
  return { unit, facts: chosen.map(({ fact }) => fact), contested: chosen.filter(({ contested }) => contested).map(({ fact }) => fact) };
}

/**
 * The one of several values for the same unit and day that counts: by rules '1' the one recorded last, by rules '2' the one from the source
 * that the interpretation names, and only then the one recorded last.
 * @param rivals at least one
 */
export function chosenOf<F extends MeasurementFact>(rivals: readonly F[], { rules, source }: Choosing): F {
  const named = rules === '1' || source === null ? [] : rivals.filter((fact) => fact.source === source);
  return (named.length > 0 ? named : rivals).reduce((last, fact) => (fact.seq > last.seq ? fact : last));
}

export function fromSeveralSources(rivals: readonly MeasurementFact[]): boolean {
  return rivals.some((fact) => fact.source !== rivals[0]?.source);
}

function lastOnOrBefore<F extends MeasurementFact>(facts: readonly F[], day: CalendarDate): F | undefined {
  return facts.findLast((fact) => heldOn(fact) <= day);
}

function newestOf(facts: readonly MeasurementFact[]): CalendarDate | null {
  return facts.map(heldOn).reduce<CalendarDate | null>((newest, day) => (newest === null || day > newest ? day : newest), null);
}

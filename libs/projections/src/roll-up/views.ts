import { addDays, contains, type CalendarDate } from '#kernel';
import { heldOn, type Facts, type UnitFact } from '#goal-types';
import { isWithin, type OrganisationState, type UnitHistory } from '#domain';
import { unitsInScope } from '../queries/organisation.js';
import { lastDayOf, placeAbove } from './places.js';

/** The facts of the units that report below `root` as the organisation is at t: merged units with their successor. Facts of no unit are left out. */
export function factsAsIs(facts: Facts, organisation: OrganisationState, root: string, kind: string, at: CalendarDate): Facts {
  const reporting = new Set(facts.units.map(({ unit }) => unit));
  const units = unitsInScope(organisation, { root, kind }, at).filter(({ unit }) => reporting.has(unit));
  const below = new Set(units.map(({ unit }) => unit));
  const isBelow = (unit: string) => placeAbove(organisation, unit, at, (above) => above.unit === root) !== null;
  return {
    ...facts,
    units,
    measurements: facts.measurements.filter(({ unit }) => below.has(unit)),
    coverage: facts.coverage.filter(({ unit }) => below.has(unit)),
    entries: facts.entries.filter(({ unit }) => unit !== null && isBelow(unit)),
  };
}

/**
 * The facts of the units that lay below `root` on each fact's own day. A unit that moved is there until it has reported from elsewhere, and
 * from its first report there; one that never reported is where it is at t. So each is in one place at a time, and counted once.
 */
export function factsAsWas(facts: Facts, organisation: OrganisationState, root: string, at: CalendarDate): Facts {
  const isBelow = (unit: string, day: CalendarDate) => isWithin(organisation, unit, root, day);
  const reports = [...facts.measurements.map((fact) => ({ unit: fact.unit, on: heldOn(fact) })), ...facts.coverage].filter(({ on }) => on <= at);
  const daysOf = Map.groupBy(reports, ({ unit }) => unit);
  const units = facts.units.flatMap((unit) => {
    const days = new Set((daysOf.get(unit.unit) ?? []).map(({ on }) => on).filter((day) => contains(unit, day)));
    return stayOf(unit, days.size === 0 ? [lastDayOf(unit, at)] : [...days].toSorted(), isBelow);
  });
  const stayed = new Set(units.map(({ unit }) => unit));
  return {
    ...facts,
    units: units.map((unit) => ({ ...unit, succeededBy: unit.succeededBy.filter((heir) => stayed.has(heir)) })),
    measurements: facts.measurements.filter((fact) => isBelow(fact.unit, heldOn(fact))),
    coverage: facts.coverage.filter(({ unit, on }) => isBelow(unit, on)),
    entries: facts.entries.filter(({ unit, from }) => unit !== null && isBelow(unit, from)),
  };
}

/** The unit from its first report from there until its first from elsewhere after its last; one that left and came back was there all along. */
function stayOf(unit: UnitFact, days: readonly CalendarDate[], isBelow: (unit: string, day: CalendarDate) => boolean): readonly UnitFact[] {
  const below = days.map((day) => isBelow(unit.unit, day));
  const first = days[below.indexOf(true)];
  if (first === undefined) return [];
  const from = below[0] === true ? unit.from : first;
  const left = days[below.lastIndexOf(true) + 1];
  return [left === undefined ? { ...unit, from } : { ...unit, from, to: left, succeededBy: [] }];
}

/** Whether the unit existed on any of the days `[from, until]`. */
export function existedWithin({ from, to }: UnitHistory, days: { readonly from: CalendarDate; readonly until: CalendarDate }): boolean {
  return from <= days.until && (to === null || addDays(to, -1) >= days.from);
}

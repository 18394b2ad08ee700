import { addDays, type CalendarDate } from '#kernel';
import { heldOn, type Facts, type UnitFact } from '#goal-types';
import { isWithin, type OrganisationState, type UnitHistory } from '#domain';
import { daysOfStructure, unitsInScope } from '../queries/organisation.js';
import { placeAbove } from './places.js';

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
 * The facts of the units that lay below `root` on each fact's own day. A unit that came later begins then, and one that left ends then, its
 * members gone; one that left and came back has been there all along.
 */
export function factsAsWas(facts: Facts, organisation: OrganisationState, root: string, at: CalendarDate): Facts {
  const units = facts.units.flatMap((unit) => stayOf(unit, organisation, root, at));
  const stayed = new Set(units.map(({ unit }) => unit));
  return {
    ...facts,
    units: units.map((unit) => ({ ...unit, succeededBy: unit.succeededBy.filter((heir) => stayed.has(heir)) })),
    measurements: facts.measurements.filter((fact) => isWithin(organisation, fact.unit, root, heldOn(fact))),
    coverage: facts.coverage.filter(({ unit, on }) => isWithin(organisation, unit, root, on)),
    entries: facts.entries.filter(({ unit, from }) => unit !== null && isWithin(organisation, unit, root, from)),
  };
}

/** The unit from the first day it lay below `root` to the day it last left; nothing when it never did by t. */
function stayOf(unit: UnitFact, organisation: OrganisationState, root: string, at: CalendarDate): readonly UnitFact[] {
  const days = [unit.from, ...daysOfStructure(organisation).filter((day) => day > unit.from && day <= at && (unit.to === null || day < unit.to))].toSorted();
  const within = days.map((day) => isWithin(organisation, unit.unit, root, day));
  const [first, last] = [within.indexOf(true), within.lastIndexOf(true)];
  const from = days[first];
  if (from === undefined) return [];
  const left = days[last + 1];
  return [left === undefined ? { ...unit, from } : { ...unit, from, to: left, succeededBy: [] }];
}

/** Whether the unit existed on any of the days `[from, until]`. */
export function existedWithin({ from, to }: UnitHistory, days: { readonly from: CalendarDate; readonly until: CalendarDate }): boolean {
  return from <= days.until && (to === null || addDays(to, -1) >= days.from);
}

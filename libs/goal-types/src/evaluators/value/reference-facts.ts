import { type CalendarDate } from '#kernel';
import type { Facts, MeasurementFact, UnitFact } from '../../facts.js';
import { heldOn } from '../common/days.js';

/**
 * The facts with, instead of the goal's units, those that a measure kept for comparison is recorded for, each from its first value on: a
 * reference series and peers are read whichever units report on the goal.
 */
export function factsOfReference(measure: string, facts: Facts): Facts {
  const recorded = Map.groupBy(
    facts.measurements.filter((fact) => fact.measure === measure),
    (fact) => fact.unit,
  );
  return { ...facts, units: [...recorded].map(([unit, values]) => recordedUnit(unit, values)) };
}

function recordedUnit(unit: string, values: readonly MeasurementFact[]): UnitFact {
  const from = values.map(heldOn).reduce<CalendarDate>((first, day) => (day < first ? day : first), heldOn(values[0] as MeasurementFact));
  return { unit, kind: 'union', name: unit, parent: null, from, to: null, succeededBy: [] };
}

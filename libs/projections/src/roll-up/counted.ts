import type { CalendarDate } from '#kernel';
import { chosenOf, heldOn, seriesOf, type Choosing, type MeasurementFact } from '#goal-types';
import { unitAt, type OrganisationState } from '#domain';
import { topmost } from './amounts.js';
import { lastDayOf } from './places.js';

/**
 * The values of a stock that stand for the whole organisation on the day, everyone counted once: each unit's latest, those of units that
 * ceased until their heirs have counted, and a unit's own before those of the units below it.
 */
export function standingOn(organisation: OrganisationState, facts: readonly MeasurementFact[], day: CalendarDate, choosing: Choosing) {
  return topmost(organisation, standingOfEach(organisation, facts, day, choosing));
}

/** The values of a stock that stand for each unit by itself on the day, also where they are counted above it as well. */
export function standingOfEach(
  organisation: OrganisationState,
  facts: readonly MeasurementFact[],
  day: CalendarDate,
  choosing: Choosing,
): readonly MeasurementFact[] {
  const units = [...organisation.units.values()].map((history) => {
    const { unit, kind, from, to, into } = history;
    const last = unitAt(organisation, unit, lastDayOf(history, day));
    return { unit, kind, name: last?.name ?? unit, parent: last?.parent ?? null, from, to, succeededBy: into };
  });
  return seriesOf(facts, units, null, choosing).at(day).standing;
}

/**
 * The values of a flow whose days lie in `[from, until]`, everyone counted once. Where a unit's values overlap, the one that begins first
 * counts, and of those that begin together the longest; a unit's own stands before those of the same days of the units below it.
 */
export function flowsWithin(
  organisation: OrganisationState,
  facts: readonly MeasurementFact[],
  window: { readonly from: CalendarDate; readonly until: CalendarDate },
  choosing: Choosing,
): readonly MeasurementFact[] {
  const inside = facts.filter((fact) => fact.from >= window.from && heldOn(fact) <= window.until && unitAt(organisation, fact.unit, heldOn(fact)) !== null);
  const rivals = Map.groupBy(inside, ({ unit, from, to }) => JSON.stringify([unit, from, to]));
  const chosen = [...rivals.values()].map((same) => chosenOf(same, choosing));
  const apart = [...Map.groupBy(chosen, ({ unit }) => unit).values()].flatMap(withoutOverlap);
  return topmost(organisation, apart, heldOn, overlaps);
}

function overlaps(one: MeasurementFact, other: MeasurementFact): boolean {
  return one.from <= heldOn(other) && other.from <= heldOn(one);
}

function withoutOverlap(facts: readonly MeasurementFact[]): readonly MeasurementFact[] {
  const kept: MeasurementFact[] = [];
  const inOrder = facts.toSorted((one, other) => one.from.localeCompare(other.from) || heldOn(other).localeCompare(heldOn(one)));
  for (const fact of inOrder) {
    const last = kept.at(-1);
    if (last === undefined || !overlaps(last, fact)) kept.push(fact);
  }
  return kept;
}

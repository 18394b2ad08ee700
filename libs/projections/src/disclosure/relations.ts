import type { CalendarDate } from '#kernel';
import type { MeasurementFact } from '#goal-types';
import { unitAt, type OrganisationState } from '#domain';
import type { MeasureKnown } from '../exports/measure-known.js';
import { daysOf } from '../queries/series.js';
import { topmost } from '../roll-up/amounts.js';

/** A value that a reader expects to be the sum of others, as the ids of their events. */
export interface ExpectedSum {
  readonly whole: readonly string[];
  readonly parts: readonly string[];
}

/**
 * What of a measure's values is told twice: a unit's own value and those of the units below it for the same days, a flow of some days and
 * its own parts, end to end. Figures take one of the two, but whoever sees both can subtract. Of scores there is none. Pure.
 */
export function expectedSums({ definition, organisation, facts }: Pick<MeasureKnown, 'definition' | 'organisation' | 'facts'>): readonly ExpectedSum[] {
  if (definition.kind === 'score') return [];
  const sums: ExpectedSum[] = [];
  for (const sameDays of Map.groupBy(facts, daysOf).values()) {
    const ofUnit = new Map(sameDays.map((fact) => [fact.unit, fact]));
    const below = new Map<string, MeasurementFact[]>();
    for (const fact of ofUnit.values()) {
      for (const unit of unitsAbove(organisation, fact)) if (ofUnit.has(unit)) below.set(unit, [...(below.get(unit) ?? []), fact]);
    }
    for (const [unit, parts] of below) {
      const own = ofUnit.get(unit);
      if (own !== undefined) sums.push({ whole: [own.eventId], parts: topmost(organisation, parts).map(({ eventId }) => eventId) });
    }
  }
  for (const own of Map.groupBy(facts, ({ unit }) => unit).values()) {
    for (const fact of own) {
      const parts = endToEnd(fact, own);
      if (parts.length > 0) sums.push({ whole: [fact.eventId], parts: parts.map(({ eventId }) => eventId) });
    }
  }
  return sums;
}

function unitsAbove(organisation: OrganisationState, { unit, from }: MeasurementFact): readonly string[] {
  const above: string[] = [];
  for (let next = unitAt(organisation, unit, from)?.parent ?? null; next !== null; next = unitAt(organisation, next, from)?.parent ?? null) above.push(next);
  return above;
}

/** The longest values within a flow's days that follow each other from its first day to its last; none where days are left over. */
function endToEnd(whole: MeasurementFact, own: readonly MeasurementFact[]): readonly MeasurementFact[] {
  const { from, to } = whole;
  if (to === null) return [];
  const shorter = own.filter((fact) => fact.to !== null && fact.from >= from && fact.to <= to && (fact.from > from || fact.to < to));
  const parts: MeasurementFact[] = [];
  let reached: CalendarDate = from;
  while (reached < to) {
    const next = longest(shorter.filter((fact) => fact.from === reached));
    if (next?.to == null) return [];
    parts.push(next);
    reached = next.to;
  }
  return parts;
}

function longest(facts: readonly MeasurementFact[]): MeasurementFact | undefined {
  return facts.reduce<MeasurementFact | undefined>((most, fact) => (most?.to != null && fact.to !== null && most.to >= fact.to ? most : fact), undefined);
}

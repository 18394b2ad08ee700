import { oncePerObject, type CalendarDate } from '#kernel';
import { heldOn, type Choosing, type MeasurementFact } from '#goal-types';
import { isWithin, unitAt, type MeasureDefinition, type OrganisationState } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { KNOWN, measurementFrom, type MeasurementRow } from '../facts/read.js';
import { decisionsAbout, ofType } from '../history/read.js';
import { rulesAsOf } from '../queries/ledger.js';
import { definitionOf } from '../queries/measures.js';
import { organisationAsOf } from '../queries/organisation.js';
import type { Point } from '../queries/point.js';

/** Everything that is known of a measure at (t, k), read once: every series of it, for any unit, is computed from it in memory. */
export interface MeasureKnown {
  readonly definition: MeasureDefinition;
  /** Of every unit, up to t. */
  readonly breaks: readonly LedgerEvent<'SeriesBroken'>[];
  readonly organisation: OrganisationState;
  /** In order of seq. */
  readonly facts: readonly MeasurementFact[];
  readonly choosing: Choosing;
}

/** @throws Refused `not-found` for a measure that was not known */
export async function measureKnown(read: Read, measure: string, { at, seq }: Point): Promise<MeasureKnown> {
  const { data: definition } = await definitionOf(read, measure, { at, seq });
  const sql = `SELECT * FROM measurement f WHERE measure = ? AND valid_from <= ? AND ${KNOWN} ORDER BY seq`;
  return {
    definition,
    breaks: ofType(await decisionsAbout(read, 'measure', measure, seq), 'SeriesBroken').filter(({ validFrom }) => validFrom === null || validFrom <= at),
    organisation: await organisationAsOf(read, seq),
    facts: (await read.all<MeasurementRow>(sql, measure, at, seq, seq)).map(measurementFrom),
    choosing: { rules: await rulesAsOf(read, seq), source: null },
  };
}

/** The facts of a unit and what lay below it on each fact's first day; of all units that there were on it where `unit` is null. */
export function factsWithin<F extends MeasurementFact>(organisation: OrganisationState, facts: readonly F[], unit: string | null): readonly F[] {
  return (byFirstDay(organisation)(facts).get(unit) ?? []) as readonly F[];
}

/** The same by the day that each fact speaks of, as figures are rolled up: of a flow its last. */
export function factsHeldWithin<F extends MeasurementFact>(organisation: OrganisationState, facts: readonly F[], unit: string | null): readonly F[] {
  return (byDayHeld(organisation)(facts).get(unit) ?? []) as readonly F[];
}

const byFirstDay = factsByScope(({ from }) => from);
const byDayHeld = factsByScope(heldOn);

/** The facts by every unit that they are of or lay below, and all of them by null, since a series of each is asked for at once. What is dated outside a unit's life is passed over. */
function factsByScope(dayOf: (fact: MeasurementFact) => CalendarDate) {
  return oncePerObject((organisation: OrganisationState) =>
    oncePerObject((facts: readonly MeasurementFact[]): ReadonlyMap<string | null, readonly MeasurementFact[]> => {
      const byScope = new Map<string | null, MeasurementFact[]>();
      const add = (scope: string | null, fact: MeasurementFact) => {
        const those = byScope.get(scope);
        if (those === undefined) byScope.set(scope, [fact]);
        else those.push(fact);
      };
      for (const fact of facts) {
        const day = dayOf(fact);
        const own = unitAt(organisation, fact.unit, day);
        if (own !== null) add(null, fact);
        for (let at = own; at !== null; at = at.parent === null ? null : unitAt(organisation, at.parent, day)) add(at.unit, fact);
      }
      return byScope;
    }),
  );
}

/** Whether a series of the unit is broken in `[from, to)`, or on `from` where there is no end. */
export function isBrokenIn({ breaks, organisation }: MeasureKnown, unit: string | null, from: CalendarDate, to: CalendarDate | null): boolean {
  return breaks.some(({ validFrom, data }) => {
    if (validFrom === null || validFrom < from || (to === null ? validFrom !== from : validFrom >= to)) return false;
    return unit === null || data.unit === null || isWithin(organisation, data.unit, unit, validFrom);
  });
}

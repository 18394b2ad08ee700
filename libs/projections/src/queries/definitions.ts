import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { eventsOfType } from '../history/read.js';
import { inForce } from './in-force.js';
import type { Point } from './point.js';

/** What was defined, and the event that did. */
type Definition<D> = D & { readonly eventId: string };

/** A question put to the units, with the occasions listed for it. */
export type CoverageDefinition = Definition<LedgerEvent<'CoverageDefined'>['data']> & {
  readonly occasions: readonly { readonly occasion: string; readonly on: string }[];
};

/** Every register that was known, in the order they were defined. */
export async function registersAt(read: Read, { seq }: Pick<Point, 'seq'>): Promise<readonly Definition<LedgerEvent<'RegisterDefined'>['data']>[]> {
  return (await eventsOfType(read, 'RegisterDefined', seq)).map(({ id, data }) => ({ ...data, eventId: id }));
}

/** Every question put to the units that was known, in the order they were defined. */
export async function coveragesAt(read: Read, { seq }: Pick<Point, 'seq'>): Promise<readonly CoverageDefinition[]> {
  const listed = Map.groupBy(await eventsOfType(read, 'OccasionListed', seq), ({ data }) => data.coverage);
  return (await eventsOfType(read, 'CoverageDefined', seq)).map(({ id, data }) => ({
    ...data,
    occasions: (listed.get(data.coverage) ?? []).map((event) => ({ occasion: event.data.occasion, on: event.data.on })),
    eventId: id,
  }));
}

/** Every scale that was known, in the version that holds at t; before its first one holds, as it will be. In the order they were defined. */
export async function rubricsAt(read: Read, { at, seq }: Point): Promise<readonly Definition<LedgerEvent<'RubricDefined'>['data']>[]> {
  const versions = Map.groupBy(await eventsOfType(read, 'RubricDefined', seq), ({ data }) => data.rubric);
  return [...versions.values()].flatMap((of) => {
    const { id, data } = inForce(of, at) ?? (of[0] as LedgerEvent<'RubricDefined'>);
    return { ...data, eventId: id };
  });
}

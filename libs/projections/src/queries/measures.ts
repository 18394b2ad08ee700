import { notFound } from '#kernel';
import type { MeasureDefinition } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { decisionsAbout, eventsOfType, ofType } from '../history/read.js';
import { inForce } from './in-force.js';
import type { Point } from './point.js';

/** A measure as it is defined at (t, k); before its first definition holds, as it will be. */
export interface MeasureAnswer extends MeasureDefinition {
  readonly breaks: readonly LedgerEvent<'SeriesBroken'>[];
  readonly eventId: string;
}

/** The definition of a measure that holds at (t, k), or will before its first one holds. @throws Refused `not-found` */
export async function definitionOf(read: Read, measure: string, { at, seq }: Point): Promise<LedgerEvent<'MeasureDefined' | 'MeasureRedefined'>> {
  const versions = ofType(await decisionsAbout(read, 'measure', measure, seq), 'MeasureDefined', 'MeasureRedefined');
  const definition = inForce(versions, at) ?? versions[0];
  if (definition === undefined) throw notFound('measure', `measure ${measure}, as known at seq ${seq},`, 'choose one that is listed under measures');
  return definition;
}

/** Every measure that was known, in the order they were defined. */
export async function measuresAt(read: Read, { at, seq }: Point): Promise<readonly MeasureAnswer[]> {
  const answers: MeasureAnswer[] = [];
  for (const first of await eventsOfType(read, 'MeasureDefined', seq)) {
    const decisions = await decisionsAbout(read, 'measure', first.data.measure, seq);
    const { id, data } = inForce(ofType(decisions, 'MeasureDefined', 'MeasureRedefined'), at) ?? first;
    answers.push({ ...data, breaks: ofType(decisions, 'SeriesBroken'), eventId: id });
  }
  return answers;
}

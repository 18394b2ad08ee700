import type { Language, NameOf } from '#goal-types';
import { valueOn } from '#domain';
import type { Read } from '../engine/views.js';
import { quoted } from '../sentences/tell.js';
import { coveragesAt, registersAt, rubricsAt } from './definitions.js';
import { measuresAt } from './measures.js';
import { organisationAsOf } from './organisation.js';
import type { Point } from './point.js';

/**
 * What units, measures, registers, scales and questions are called at t, as known at k; the id of what has no name. An id that is used of
 * two kinds of things is called by the first of these.
 */
export async function namesAt(read: Read, point: Point, language: Language): Promise<NameOf> {
  const { units } = await organisationAsOf(read, point.seq);
  const names = new Map([
    ...(await coveragesAt(read, point)).map(({ coverage, question }) => [coverage, quoted(language, question)] as const),
    ...(await rubricsAt(read, point)).map(({ rubric, title }) => [rubric, title] as const),
    ...(await registersAt(read, point)).map(({ register, title }) => [register, title] as const),
    ...(await measuresAt(read, point)).map(({ measure, title }) => [measure, title] as const),
    ...[...units.values()].map((unit) => [unit.unit, valueOn(unit.names, point.at) ?? unit.names[0]?.value ?? unit.unit] as const),
  ]);
  return (id) => names.get(id) ?? id;
}

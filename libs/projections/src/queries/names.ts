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
  const rubrics = await rubricsAt(read, point);
  const names = new Map([
    ...levelsOf(rubrics),
    ...(await coveragesAt(read, point)).map(({ coverage, question }) => [coverage, quoted(language, question)] as const),
    ...rubrics.map(({ rubric, title }) => [rubric, title] as const),
    ...(await registersAt(read, point)).map(({ register, title }) => [register, title] as const),
    ...(await measuresAt(read, point)).map(({ measure, title }) => [measure, title] as const),
    ...[...units.values()].map((unit) => [unit.unit, valueOn(unit.names, point.at) ?? unit.names[0]?.value ?? unit.unit] as const),
  ]);
  return (id) => names.get(id) ?? id;
}

/** Levels that only one title goes by: scales may use one id for different things. */
function levelsOf(rubrics: Awaited<ReturnType<typeof rubricsAt>>): readonly (readonly [string, string])[] {
  const titles = Map.groupBy(
    rubrics.flatMap(({ levels }) => levels),
    ({ level }) => level,
  );
  return [...titles].flatMap(([level, found]) => {
    const [title, ...others] = new Set(found.map((one) => one.title));
    return title === undefined || others.length > 0 ? [] : [[level, title] as const];
  });
}

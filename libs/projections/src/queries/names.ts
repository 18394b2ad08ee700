import type { EntryFact, Language, NameOf } from '#goal-types';
import { valueOn } from '#domain';
import type { Read } from '../engine/views.js';
import { entriesOf } from '../facts/read.js';
import { eventsOfType } from '../history/read.js';
import { quoted } from '../sentences/tell.js';
import { coveragesAt, registersAt, rubricsAt } from './definitions.js';
import { measuresAt } from './measures.js';
import { organisationAsOf } from './organisation.js';
import type { Point } from './point.js';

/**
 * What units, measures, registers, scales and questions are called at t, as known at k; the id of what has no name. An id that is used of
 * two kinds of things is called by the first of these. Entries are called by their titles within their registers, where a meaning names one.
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
  const titles = await titlesOfEntries(read, point);
  return (id, register) => (register === undefined ? names.get(id) : titles.get(entryKey(register, id))) ?? id;
}

/** The titles of all entries in the registers of those that meanings of goals name: other registers may hold very many, and nobody names one. */
async function titlesOfEntries(read: Read, { at, seq }: Point): Promise<ReadonlyMap<string, string>> {
  const meanings = [...(await eventsOfType(read, 'GoalInterpreted', seq)), ...(await eventsOfType(read, 'InterpretationProposed', seq))];
  const registers = new Set(meanings.flatMap(({ data }) => registersNamedIn(data.parameters)));
  const titles = new Map<string, string>();
  for (const register of registers) {
    for (const { entry, title } of latestLast(await entriesOf(read, register, seq), at)) titles.set(entryKey(register, entry), title);
  }
  return titles;
}

/** Those of which an entry is named beside: `{ register, entry }`, however deep. */
function registersNamedIn(parameters: unknown): readonly string[] {
  if (typeof parameters !== 'object' || parameters === null) return [];
  const named = 'entry' in parameters && 'register' in parameters && typeof parameters.register === 'string' ? [parameters.register] : [];
  return [...named, ...Object.values(parameters).flatMap(registersNamedIn)];
}

/** What holds at t comes after what is yet to come. */
function latestLast(entries: readonly EntryFact[], at: Point['at']): readonly EntryFact[] {
  const inOrder = entries.toSorted((one, other) => one.from.localeCompare(other.from) || one.seq - other.seq);
  return [...inOrder.filter(({ from }) => from > at).toReversed(), ...inOrder.filter(({ from }) => from <= at)];
}

function entryKey(register: string, entry: string): string {
  return `${register}/${entry}`;
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

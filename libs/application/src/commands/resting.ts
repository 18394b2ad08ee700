import { invalid, notFound, type CalendarDate } from '#kernel';
import { needsOf, parseSpec, type Expanded } from '#goal-types';
import { interpretationAt, SPECIFYING, type LedgerEvent } from '#projections';
import type { EventReader } from '#event-store';
import { decisionsOn } from './interpretation-on.js';
import type { Knowledge } from './knowledge.js';
import { parameterHolding } from './parameter-holding.js';

interface Sources {
  readonly reader: Pick<EventReader, 'readStream'>;
  readonly knowledge: Pick<Knowledge, 'isAdopted'>;
}

/**
 * Checks the goals whose answers a spec is put together from: each adopted, and none resting on `goal` itself, directly or through others,
 * on `from` or later. Two that are interpreted at the same moment may both get through.
 * @throws Refused naming the parameter
 */
export async function mustNotRestOnItself(
  goal: string,
  from: CalendarDate,
  { spec, parameters }: Pick<Expanded, 'spec' | 'parameters'>,
  { reader, knowledge }: Sources,
): Promise<void> {
  for (const member of needsOf(spec).goals) {
    const field = parameterHolding(member, parameters);
    if (member === goal) throw restsOnItself(field, goal, []);
    if (!(await knowledge.isAdopted(member))) throw notFound(field, `the goal ${member}`, 'name a goal that a plan has adopted');
    const through = await wayTo(goal, member, from, reader);
    if (through !== null) throw restsOnItself(field, goal, through);
  }
}

function restsOnItself(field: string, goal: string, through: readonly string[]) {
  const way = through.length === 0 ? '' : `, through ${through.join(' and ')}`;
  return invalid(field, `${goal} would rest on itself${way}`, 'name goals that do not rest on it: a combination may not contain itself');
}

/** The goals on the way from `start` to what it rests on, each once; null where `goal` is none of them. */
async function wayTo(goal: string, start: string, from: CalendarDate, reader: Sources['reader']): Promise<readonly string[] | null> {
  const ways = new Map<string, readonly string[]>([[start, [start]]]);
  for (const [at, way] of ways) {
    for (const next of await restedOn(at, from, reader)) {
      if (next === goal) return way;
      if (!ways.has(next)) ways.set(next, [...way, next]);
    }
  }
  return null;
}

/** The goals that a goal rests on, on the day or later, as its stream stands. */
async function restedOn(goal: string, from: CalendarDate, reader: Sources['reader']): Promise<readonly string[]> {
  const decisions = await decisionsOn(reader, goal);
  const now = interpretationAt(decisions, from)?.spec;
  const later = decisions.filter(isSpecifying).filter(({ validFrom }) => validFrom !== null && validFrom > from);
  return [...(now === undefined ? [] : [now]), ...later.map(({ data }) => data.spec)].flatMap((spec) => needsOf(parseSpec(spec)).goals);
}

function isSpecifying(event: LedgerEvent): event is LedgerEvent<(typeof SPECIFYING)[number]> {
  return (SPECIFYING as readonly string[]).includes(event.type);
}

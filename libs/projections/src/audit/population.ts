import type { CalendarDate } from '#kernel';
import { isWithin } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { eventFrom, type EventRow } from '../history/read.js';
import { subjectsOf } from '../history/subjects.js';
import { mustBeKnown } from '../queries/fact-lists.js';
import { planAdopted } from '../queries/goal-known.js';
import { mustBeKnownUnit, organisationAsOf } from '../queries/organisation.js';
import type { Point } from '../queries/point.js';
import { kindOf, type EventKind } from './kinds.js';
import { thingsOfPlan } from './things-of-plan.js';

/** What a sample is drawn from: the facts that count, the decisions, or every event. */
export const POPULATIONS = ['facts', 'decisions', 'events'] as const;
export type Population = (typeof POPULATIONS)[number];

/** Narrows a population; null leaves it whole. */
export interface PopulationScope {
  readonly population: Population;
  /** What the plan's goals are decided and judged by. */
  readonly plan: string | null;
  /** Of this unit and those below it at t. */
  readonly unit: string | null;
  readonly measure: string | null;
  /** Whose first day lies in `[from, to]`, both included; what has no day does not. */
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

/** Every event of the log up to a seq, each counted once: together they are all there are. */
export interface LogAccount {
  /** seq of the last; the log holds one more, because the first is 0. */
  readonly seq: number;
  readonly events: number;
  /** Whether every number from 0 to seq is there. */
  readonly dense: boolean;
  /** Facts that count. */
  readonly facts: number;
  /** Versions of facts that a correction or retraction has taken the place of. */
  readonly superseded: number;
  readonly retractions: number;
  readonly decisions: number;
}

type Belongs = (event: LedgerEvent) => boolean;

const PAGE = 2000;

/** The events of the population as known at k, in order of seq, a page in memory at a time. @throws Refused `not-found` for a plan, unit or measure that was not known */
export async function* populationOf(read: Read, scope: PopulationScope, point: Point): AsyncGenerator<LedgerEvent> {
  const superseded = await supersededSeqs(read, point.seq);
  const conditions: readonly Belongs[] = [
    ofKind(scope.population, superseded),
    ...(scope.plan === null ? [] : [await aboutPlan(read, scope.plan, point)]),
    ...(scope.unit === null ? [] : [await ofUnit(read, scope.unit, point)]),
    ...(scope.measure === null ? [] : [await ofMeasure(read, scope.measure, point)]),
    ...(scope.from === null && scope.to === null ? [] : [ofDays(scope)]),
  ];
  for (let after = -1, more = true; more; ) {
    const rows = await read.all<EventRow>('SELECT * FROM event WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?', after, point.seq, PAGE);
    for (const event of rows.map(eventFrom)) if (conditions.every((belongs) => belongs(event))) yield event;
    after = rows.at(-1)?.seq ?? after;
    more = rows.length === PAGE;
  }
}

/** Counts the whole log up to `seq`. */
export async function accountOfLog(read: Read, seq: number): Promise<LogAccount> {
  const [all] = await read.all<{ events: number; first: number | null; last: number | null }>(
    'SELECT count(*) AS events, min(seq) AS first, max(seq) AS last FROM event WHERE seq <= ?',
    seq,
  );
  const types = await read.all<{ type: string; count: number }>('SELECT type, count(*) AS count FROM event WHERE seq <= ? GROUP BY type', seq);
  const counted = (kind: EventKind) => types.reduce((sum, { type, count }) => sum + (kindOf(type) === kind ? count : 0), 0);
  const superseded = (await supersededSeqs(read, seq)).size;
  return {
    seq,
    events: all?.events ?? 0,
    dense: all?.first === 0 && all.last === seq && all.events === seq + 1,
    facts: counted('fact') - superseded,
    superseded,
    retractions: counted('retraction'),
    decisions: counted('decision'),
  };
}

const FACT_TABLES = ['measurement', 'entry', 'coverage_report', 'assessment'];

/** The versions of facts that no longer count at `seq`. */
async function supersededSeqs(read: Read, seq: number): Promise<ReadonlySet<number>> {
  const selects = FACT_TABLES.map((table) => `SELECT seq FROM ${table} WHERE superseded_seq <= ?`);
  const rows = await read.all<{ seq: number }>(selects.join(' UNION ALL '), ...FACT_TABLES.map(() => seq));
  return new Set(rows.map((row) => row.seq));
}

function ofKind(population: Population, superseded: ReadonlySet<number>): Belongs {
  if (population === 'facts') return ({ type, seq }) => kindOf(type) === 'fact' && !superseded.has(seq);
  return population === 'decisions' ? ({ type }) => kindOf(type) === 'decision' : () => true;
}

async function aboutPlan(read: Read, plan: string, { at, seq }: Point): Promise<Belongs> {
  await planAdopted(read, plan, seq);
  const things = new Set([`plan ${plan}`, ...(await thingsOfPlan(read, plan, { at, seq })).map((thing) => thing.join(' '))]);
  return (event) => subjectsOf(event).some(({ kind, id }) => things.has(`${kind} ${id}`));
}

async function ofUnit(read: Read, unit: string, { at, seq }: Point): Promise<Belongs> {
  const organisation = await organisationAsOf(read, seq);
  mustBeKnownUnit(organisation, unit, seq);
  const below = new Set([...organisation.units.keys()].filter((other) => other === unit || isWithin(organisation, other, unit, at)));
  return ({ data }) => 'unit' in data && data.unit !== null && below.has(data.unit);
}

function ofDays({ from, to }: Pick<PopulationScope, 'from' | 'to'>): Belongs {
  return ({ validFrom }) => validFrom !== null && (from === null || validFrom >= from) && (to === null || validFrom <= to);
}

async function ofMeasure(read: Read, measure: string, { seq }: Point): Promise<Belongs> {
  await mustBeKnown(read, 'measure', measure, seq);
  return ({ data }) => 'measure' in data && data.measure === measure;
}

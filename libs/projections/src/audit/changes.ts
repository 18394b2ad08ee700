import { Refused, type CalendarDate } from '#kernel';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import type { Range } from '../queries/events-behind.js';
import { knownOf, planAdopted, statementsOf, withReferred, type GoalKnown } from '../queries/goal-known.js';
import { computedStatuses } from '../queries/status.js';
import { answerOf, type StatusItem } from '../queries/status-item.js';
import { affordable, concerningOnly, type Effort } from './affordable.js';
import { appendsOf, goalsConcerned, type Append, type GoalsConcerned } from './concerning.js';
import { differenceBetween, type Difference } from './difference.js';
import { Walk, type Move } from './walk.js';

/** What one append did to a goal: how it stood at the seq before, and at the seq of it. */
export interface ChangeStep extends Difference {
  /** seq of the append's last event. */
  readonly seq: number;
  /** Those of the append's events that concern the goal, in order. */
  readonly events: readonly LedgerEvent[];
  /** Null where the statement was not known, or did not hold yet. */
  readonly before: StatusItem | null;
  readonly after: StatusItem | null;
}

/**
 * A statement that is answered otherwise, or was on the way: the whole difference, and every step, each of which begins where the one before it
 * ended, so that their effects add up to it.
 */
export interface ExplainedChange extends Difference {
  readonly statementId: string;
  readonly before: StatusItem | null;
  readonly after: StatusItem | null;
  readonly steps: readonly ChangeStep[];
}

/** What differs between two points of knowledge, and an account of every event between them. */
export interface ExplainedChanges {
  readonly plan: string;
  /** In the order of the plan. */
  readonly items: readonly ExplainedChange[];
  /** Every event of the range is in one of these: it moved the plan's status, or it did not. */
  readonly events: {
    readonly total: number;
    readonly moved: readonly OfType[];
    readonly movedNothing: readonly OfType[];
  };
  /** Statements whose answer the steps do not lead to. Always empty: anything else is a fault of this program, and said. */
  readonly unexplained: readonly string[];
  /** Statements that would have taken more effort than was to be spent: whether they moved, and why, is not told. */
  readonly leftOut: readonly string[];
}

/** How many events of one type there are. */
export interface OfType {
  readonly type: LedgerEvent['type'];
  readonly count: number;
}

/** Goals times appends that concern them, in one answer. */
export const MAX_EVALUATIONS = 20_000;

/**
 * Explains what differs about a plan, per the same day, between what was known at `range.after` and at `range.to`: for every goal each
 * append that moved it, with its own effect. Only what concerns a goal is evaluated.
 * @param effort explains as much as this allows; without it everything, or nothing
 * @throws Refused `not-found` when the plan was not known at the later point; `too-large` when too much happened in between, and no effort is given
 */
export async function explainedChanges(read: Read, plan: string, at: CalendarDate, range: Range, effort: Effort | null = null): Promise<ExplainedChanges> {
  await planAdopted(read, plan, range.to);
  const own = await goalsOf(read, plan, at, range.to);
  const all = await withReferred(read, own, [at], range.to);
  const concerning = await goalsConcerned(read, all, at, range);
  if (effort === null) mustBeBounded(concerning);
  const goals = effort === null ? all : affordable(all, concerning, effort);
  const concerned = concerningOnly(concerning, goals);
  const walk = new Walk(read, at, goals);
  await walk.to(range.after, new Set(goals.map(idOf)));
  const [told, leftOut] = [own.filter((known) => goals.includes(known)), own.filter((known) => !goals.includes(known))];
  const steps = new Map<string, ChangeStep[]>(told.map((known) => [idOf(known), []]));
  const moved = new Map<number, LedgerEvent['type']>();
  for await (const append of appendsOf(read, concerned)) {
    for (const move of await walk.to(append.seq, append.goals)) {
      const step = stepOf(move, append, concerned, walk.behind(move.goal));
      if (steps.get(move.goal)?.push(step) !== undefined) for (const { seq, type } of step.events) moved.set(seq, type);
    }
  }
  const later = await computedStatuses(read, plan, { at, seq: range.to });
  return {
    plan,
    items: [...steps].flatMap(([goal, of]) => changeOf(goal, of)),
    events: await accountOf(read, range, moved),
    unexplained: later.filter((item) => steps.has(item.goalId) && !isSame(item, walk.standing(item.goalId))).map(({ goalId }) => goalId),
    leftOut: leftOut.map(idOf),
  };
}

/** The plan's own goals in its order: of a statement that two plans raced for, the first one's. */
async function goalsOf(read: Read, plan: string, at: CalendarDate, seq: number): Promise<readonly GoalKnown[]> {
  const goals: GoalKnown[] = [];
  for (const { data } of await statementsOf(read, plan, seq)) goals.push(await knownOf(read, data.statement, [at], seq));
  return goals.filter(({ statement }) => statement.data.plan === plan);
}

/** @throws Refused `too-large` naming `from` */
function mustBeBounded(concerned: GoalsConcerned): void {
  const evaluations = [...concerned.values()].reduce((sum, goals) => sum + goals.size, 0);
  if (evaluations <= MAX_EVALUATIONS) return;
  const problem = `${concerned.size} events came in between that concern the plan, and explaining them takes ${evaluations} evaluations`;
  throw new Refused('too-large', problem, [{ field: 'from', problem, remedy: `choose points that are closer to each other: at most ${MAX_EVALUATIONS}` }]);
}

function stepOf({ before, after }: Move, { seq, events }: Append, concerned: GoalsConcerned, behind: ReadonlySet<string>): ChangeStep {
  const concerning = events.filter((event) => [...(concerned.get(event.seq) ?? [])].some((goal) => behind.has(goal)));
  return { seq, events: concerning, before, after, ...differenceBetween(before, after) };
}

/** Where the steps lead back to where they began, they are told all the same. */
function changeOf(goal: string, steps: readonly ChangeStep[]): readonly ExplainedChange[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { before } = first;
  const { after } = last;
  return [{ statementId: goal, before, after, ...differenceBetween(before, after), steps }];
}

async function accountOf(read: Read, { after, to }: Range, moved: ReadonlyMap<number, LedgerEvent['type']>): Promise<ExplainedChanges['events']> {
  const all = await read.all<OfType>('SELECT type, count(*) AS count FROM event WHERE seq > ? AND seq <= ? GROUP BY type ORDER BY type', after, to);
  const movers = Map.groupBy(moved.values(), (type) => type);
  return {
    total: to - after,
    moved: all.flatMap(({ type }) => ofType(type, movers.get(type)?.length ?? 0)),
    movedNothing: all.flatMap(({ type, count }) => ofType(type, count - (movers.get(type)?.length ?? 0))),
  };
}

function ofType(type: LedgerEvent['type'], count: number): readonly OfType[] {
  return count === 0 ? [] : [{ type, count }];
}

function isSame(one: StatusItem, other: StatusItem | null): boolean {
  return other !== null && answerOf(one) === answerOf(other);
}

function idOf({ statement }: GoalKnown): string {
  return statement.data.statement;
}

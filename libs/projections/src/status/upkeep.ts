import { todayOf, type Clock } from '#kernel';
import { upsert, update, type RowChange } from '../engine/row-change.js';
import type { Read, ViewsReader, ViewsWriter } from '../engine/views.js';
import type { SubjectKind } from '../history/subjects.js';
import { familyOf, type GoalKnown } from '../queries/goal-known.js';
import { settingsAt } from '../queries/ledger.js';
import { reachedSeq, type Point } from '../queries/point.js';
import { lastStatusChange } from '../queries/status-changes.js';
import { statusOfFirst } from '../queries/standing.js';
import { status } from './projection.js';
import { statusNeedTable, statusTable } from './tables.js';

/** Goals a transaction. */
const AT_ONCE = 50;

interface Due {
  readonly goal: string;
  /** The last event about anything its status rests on. */
  readonly touched: number;
}

/**
 * Computes anew the statuses that rest on what was touched since, and those that the day has changed.
 * @returns whether any was
 */
export async function refreshStatuses(views: ViewsReader, writer: ViewsWriter, clock: Clock): Promise<boolean> {
  const changes = await views.snapshot(async (read) => {
    const seq = await reachedSeq(read);
    if (seq < 0) return [];
    const at = todayOf(clock, (await settingsAt(read, seq)).timeZone);
    const refreshed: RowChange[] = [];
    // by the clock, so that read models that are built anew go on above the numbers of those before
    let changed = Math.max(clock.nowMicros(), await lastStatusChange(read));
    for (const due of await dueAt(read, { at, seq })) refreshed.push(...(await refresh(read, due, { at, seq }, (changed += 1))));
    return refreshed;
  });
  if (changes.length === 0) return false;
  const checkpoint = (await writer.checkpoints()).find(({ name }) => name === status.name);
  if (checkpoint === undefined) return false;
  await writer.commit({ from: checkpoint, to: checkpoint, changes: [changes] });
  return true;
}

async function dueAt(read: Read, { at, seq }: Point): Promise<readonly Due[]> {
  return read.all<Due>(
    `SELECT goal, touched FROM (
       SELECT s.goal, s.seq, s.at, s.item, s.next_change_on,
         (SELECT max(t.seq) FROM status_need n JOIN status_touched t ON t.kind = n.kind AND t.id = n.id WHERE n.goal = s.goal AND t.seq <= ?) AS touched
       FROM status s
     ) AS rests WHERE touched IS NOT NULL AND (item IS NULL OR touched > seq OR (next_change_on <= ? AND at < ?)) ORDER BY goal LIMIT ?`,
    seq,
    at,
    at,
    AT_ONCE,
  );
}

async function refresh(read: Read, { goal, touched }: Due, { at, seq }: Point, changed: number): Promise<readonly RowChange[]> {
  const { item, nextChangeOn, needs } = await statusRowOf(read, goal, { at, seq });
  return [
    update(statusTable, { seq: touched, at, item, next_change_on: nextChangeOn, changed }, { goal }),
    ...needs.map(({ kind, id }) => upsert(statusNeedTable, { goal, kind, id })),
  ];
}

/** A goal's status as it is kept: the item as JSON, the day that changes it, and what it rests on. */
export async function statusRowOf(read: Read, goal: string, { at, seq }: Point) {
  const family = await familyOf(read, goal, [at], seq);
  const item = statusOfFirst(family, at);
  const adoptedFrom = family[0]?.statement.validFrom ?? null;
  return {
    item: JSON.stringify(item),
    nextChangeOn: item === null ? adoptedFrom : item.nextChangeOn,
    needs: family.flatMap(thingsNeeded).map(([kind, id]) => ({ kind, id })),
  };
}

/** What a goal's answer rests on, besides its plan, the organisation and the rules; goals that are not known yet, but referred to, among it. */
export function thingsNeeded({ statement, plan, needs, facts }: GoalKnown): readonly (readonly [SubjectKind, string])[] {
  const ids = {
    goal: [statement.data.statement, ...needs.goals, ...facts.planGoals.map(({ goal }) => goal)],
    measure: [...needs.measures, ...needs.references],
    register: needs.registers,
    coverage: needs.coverages,
    rubric: needs.rubrics,
    actionPlan: needs.plan ? [plan.data.plan] : [],
    action: facts.actions.map(({ action }) => action),
  } satisfies Partial<Record<SubjectKind, readonly string[]>>;
  return Object.entries(ids).flatMap(([kind, of]) => of.map((id) => [kind as SubjectKind, id] as const));
}

import { canonicalJson } from '#kernel';
import { streams } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { supersedingSeq } from '../facts/read.js';
import { eventFrom, eventsByIds, eventsOfStream, type EventRow } from '../history/read.js';
import { eventsBehind, type Range } from './events-behind.js';
import { decisiveOf } from './goal-decisions.js';
import { decidedFamily, decidedOf, planAdopted, type GoalDecided } from './goal-known.js';
import type { Point } from './point.js';
import { computedStatuses } from './status.js';
import { answerOf, type StatusItem } from './status-item.js';

/** A statement that is answered otherwise at the later point of knowledge than at the earlier, for the same day. */
export interface StatusChange {
  readonly statementId: string;
  /** Null when the statement was not known yet. */
  readonly before: StatusItem | null;
  readonly after: StatusItem | null;
  /** The events recorded between the two points that made the difference, in order of seq; the first {@link MAX_CAUSES}. */
  readonly because: readonly LedgerEvent[];
  /** How many made it in all. */
  readonly causes: number;
}

export const MAX_CAUSES = 200;

/** What is decided about that which goals are judged by, and leaves every answer as it is. */
const WITHOUT_BEARING: ReadonlySet<LedgerEvent['type']> = new Set(['ContributorsMarked', 'MeasurementsApproved', 'FindingRaised'] as const);

/**
 * What is answered otherwise about a plan, per the same day, by what was recorded after `range.after` until `range.to`: corrections,
 * late facts, decisions. In the order of the plan. @throws Refused `not-found` when the plan was not known at the later point
 */
export async function planChanges(read: Read, plan: string, at: Point['at'], range: Range): Promise<readonly StatusChange[]> {
  await planAdopted(read, plan, range.to);
  const [earlier, later] = [await statusesAsOf(read, plan, at, range.after), await statusesAsOf(read, plan, at, range.to)];
  const changes = new Map<string, StatusChange>();
  // children first: a priority area differs because they do
  for (const after of [...later.values()].toReversed()) {
    const before = earlier.get(after.statementId) ?? null;
    if (before !== null && answerOf(before) === answerOf(after)) continue;
    const ofChildren = [...changes.values()].filter((change) => change.after?.parent === after.statementId).flatMap(({ because }) => because);
    const because = inOrder([...(await causesOf(read, before, after, { at, ...range })), ...(after.distribution === null ? [] : ofChildren)]);
    changes.set(after.statementId, { statementId: after.statementId, before, after, because: because.slice(0, MAX_CAUSES), causes: because.length });
  }
  return [...changes.values()].toReversed();
}

async function statusesAsOf(read: Read, plan: string, at: Point['at'], seq: number): Promise<ReadonlyMap<string, StatusItem>> {
  return new Map((await computedStatuses(read, plan, { at, seq })).map((item) => [item.statementId, item]));
}

async function causesOf(read: Read, before: StatusItem | null, after: StatusItem, span: Range & Pick<Point, 'at'>): Promise<readonly LedgerEvent[]> {
  const mayBear = ({ seq, validFrom, type }: LedgerEvent) => seq > span.after && (validFrom === null || validFrom <= span.at) && !WITHOUT_BEARING.has(type);
  const gone = (before?.contributing ?? []).filter((id) => !after.contributing.includes(id));
  const causes = [...(await eventsByIds(read, after.contributing)), ...(await superseding(read, gone, span.to))];
  for (const decided of await decidedFamily(read, after.goalId, [span.at], span.to)) {
    causes.push(...decisiveOf(decided.decisions), ...(await eventsBehind(read, decided, span, ['decision'])), ...(await structural(read, decided, span)));
  }
  return causes.filter(mayBear);
}

/** The corrections and retractions by which facts no longer count. */
async function superseding(read: Read, gone: readonly string[], to: number): Promise<readonly LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  for (const id of gone) {
    const seq = await supersedingSeq(read, id, to);
    const [row] = seq === null ? [] : await read.all<EventRow>('SELECT * FROM event WHERE seq = ?', seq);
    if (row !== undefined) events.push(eventFrom(row));
  }
  return events;
}

/** Changes of the organisation, where they changed who reports. */
async function structural(read: Read, { statement, units }: GoalDecided, { after, to, at }: Range & Pick<Point, 'at'>): Promise<readonly LedgerEvent[]> {
  const goal = statement.data.statement;
  if (statement.seq > after || canonicalJson((await decidedOf(read, goal, [at], after)).units) === canonicalJson(units)) return [];
  return (await eventsOfStream(read, streams.organisation(), to)).filter(({ seq }) => seq > after);
}

function inOrder(events: readonly LedgerEvent[]): readonly LedgerEvent[] {
  return [...new Map(events.map((event) => [event.seq, event])).values()].toSorted((one, other) => one.seq - other.seq);
}

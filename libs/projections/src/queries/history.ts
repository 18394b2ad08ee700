import { notFound } from '#kernel';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { decisionsAbout, eventFrom, type EventRow } from '../history/read.js';
import { eventsBehind } from './events-behind.js';
import { decidedOf } from './goal-known.js';
import { daysOfStructure, organisationAsOf } from './organisation.js';
import { pageBySeq, seqOfCursor, type Page, type PageRequest } from './page.js';
import type { Point } from './point.js';

/**
 * Everything that happened to a goal as known at k, in order of seq: the decisions about it, its statement and its plan; definitions,
 * breaks and amendments of what it is judged by; its register's entries and its assessments; with `facts`, every measurement and
 * coverage report too. @throws Refused `not-found`
 */
export async function goalHistory(
  read: Read,
  goal: string,
  { at, seq }: Point,
  options: PageRequest & { readonly facts: boolean },
): Promise<Page<LedgerEvent>> {
  const after = seqOfCursor(options.cursor);
  // also of units that report no longer, or not yet
  const days = daysOfStructure(await organisationAsOf(read, seq));
  const decided = await decidedOf(read, goal, [at, ...days], seq);
  const behind = await eventsBehind(read, decided, { after, to: seq }, ['decision', 'amendment', 'fact', ...(options.facts ? (['report'] as const) : [])]);
  const ofPlan = await decisionsAbout(read, 'plan', decided.statement.data.plan, seq);
  const wanted = [...decided.decisions, ...ofPlan, ...behind].filter((event) => event.seq > after);
  const inOrder = [...new Map(wanted.map((event) => [event.seq, event])).values()].toSorted((one, other) => one.seq - other.seq);
  return pageBySeq(inOrder, options.limit);
}

/** The events of the ledger as known at k, in order of seq; of one stream or type where asked. @throws Refused `invalid` naming `cursor` */
export async function listEvents(
  read: Read,
  { seq }: Pick<Point, 'seq'>,
  options: PageRequest & { readonly stream: string | null; readonly type: string | null },
): Promise<Page<LedgerEvent>> {
  const conditions = ['seq > ?', 'seq <= ?', ...(options.stream === null ? [] : ['stream = ?']), ...(options.type === null ? [] : ['type = ?'])];
  const wanted = [options.stream, options.type].filter((value) => value !== null);
  const sql = `SELECT * FROM event WHERE ${conditions.join(' AND ')} ORDER BY seq LIMIT ?`;
  const rows = await read.all<EventRow>(sql, seqOfCursor(options.cursor), seq, ...wanted, options.limit + 1);
  return pageBySeq(rows.map(eventFrom), options.limit);
}

/** One event, whole. @throws Refused `not-found` when it was not known at k */
export async function eventById(read: Read, id: string, { seq }: Pick<Point, 'seq'>): Promise<LedgerEvent> {
  const [row] = await read.all<EventRow>('SELECT * FROM event WHERE id = ? AND seq <= ?', id, seq);
  if (row === undefined) throw notFound('event', `event ${id}, as known at seq ${seq},`, 'take an id from /events or from what an answer says it rests on');
  return eventFrom(row);
}

import type { Instant, Issue, Micros } from '#kernel';
import type { AppendRequest, ExpectedRevision, NewEvent } from '../port.js';

/** What the writer's thread is started with. */
export interface WriterData {
  readonly path: string;
  readonly mostAhead: Micros;
}

/** An append on its way to the writer, with what the store's own clock says, which it is recorded by unless it claims a time. */
export interface ClockedAppend extends AppendRequest {
  readonly now: Micros;
}

/** A group of appends as one flat array, what the clock says first: what crosses between threads cheapest. */
export type PackedGroup = readonly (string | number | null)[];

/** What became of one append of a group. */
export type Outcome =
  | readonly ['stored' | 'repeated', firstSeq: number, lastSeq: number, revision: number, recordedAt: Instant]
  | readonly ['wrong-revision', actual: number]
  | readonly ['conflict', id: string]
  | readonly ['clock-ahead', now: Micros, last: Micros];

/** The writer's answer: an outcome for each append in order, committed; or why the whole group was refused, and whether the next may do better. */
export type GroupAnswer =
  | { readonly outcomes: readonly Outcome[]; readonly lastSeq: number }
  | { readonly refused: string; readonly issues: readonly Issue[]; readonly writable: boolean };

export function packGroup(group: readonly AppendRequest[], now: Micros): PackedGroup {
  const packed: (string | number | null)[] = [now];
  for (const { stream, expected, claimedAt, events } of group) {
    packed.push(stream, expected, claimedAt ?? null, events.length);
    for (const e of events) packed.push(e.id, e.type, e.schema, e.validFrom, e.validTo, e.corrects, e.commitment, e.salt, e.payload);
  }
  return packed;
}

export function unpackGroup(packed: PackedGroup): readonly ClockedAppend[] {
  const group: ClockedAppend[] = [];
  const now = packed[0] as Micros;
  for (let at = 1; at < packed.length; ) {
    const [stream, expected, claimedAt, count] = packed.slice(at, at + 4) as [string, ExpectedRevision, Micros | null, number];
    at += 4;
    const events: NewEvent[] = [];
    for (; events.length < count; at += 9) events.push(unpackEvent(packed.slice(at, at + 9) as EventCells));
    group.push({ stream, expected, now, events, ...(claimedAt !== null && { claimedAt }) });
  }
  return group;
}

type EventCells = [
  id: string,
  type: string,
  schema: number,
  validFrom: NewEvent['validFrom'],
  validTo: NewEvent['validTo'],
  corrects: string | null,
  commitment: string,
  salt: string,
  payload: string,
];

function unpackEvent([id, type, schema, validFrom, validTo, corrects, commitment, salt, payload]: EventCells): NewEvent {
  return { id, type, schema, validFrom, validTo, corrects, commitment, salt, payload };
}

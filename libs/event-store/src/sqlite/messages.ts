import type { Instant, Issue, Micros } from '#kernel';
import type { AppendRequest, ExpectedRevision, NewEvent } from '../port.js';

/** An append on its way to the writer, with the clock it is to be recorded at (the caller's claim, or the store's own). */
export type ClockedAppend = Required<AppendRequest>;

/** A group of appends as one flat array: what crosses between threads cheapest. */
export type PackedGroup = readonly (string | number | null)[];

/** What became of one append of a group. */
export type Outcome =
  | readonly ['stored' | 'repeated', firstSeq: number, lastSeq: number, revision: number, recordedAt: Instant]
  | readonly ['wrong-revision', actual: number]
  | readonly ['conflict', id: string];

/** The writer's answer: an outcome for each append in order, committed; or why the whole group was refused, and whether the next may do better. */
export type GroupAnswer =
  | { readonly outcomes: readonly Outcome[]; readonly lastSeq: number }
  | { readonly refused: string; readonly issues: readonly Issue[]; readonly writable: boolean };

export function packGroup(group: readonly AppendRequest[], now: Micros): PackedGroup {
  const packed: (string | number | null)[] = [];
  for (const { stream, expected, claimedAt, events } of group) {
    packed.push(stream, expected, claimedAt ?? now, events.length);
    for (const e of events) packed.push(e.id, e.type, e.schema, e.validFrom, e.validTo, e.corrects, e.commitment, e.salt, e.payload);
  }
  return packed;
}

export function unpackGroup(packed: PackedGroup): readonly ClockedAppend[] {
  const group: ClockedAppend[] = [];
  for (let at = 0; at < packed.length; ) {
    const [stream, expected, claimedAt, count] = packed.slice(at, at + 4) as [string, ExpectedRevision, Micros, number];
    at += 4;
    const events: NewEvent[] = [];
    for (; events.length < count; at += 9) events.push(unpackEvent(packed.slice(at, at + 9) as EventCells));
    group.push({ stream, expected, claimedAt, events });
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

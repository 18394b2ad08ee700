import { oncePerObject, Remembered } from '#kernel';
import type { LedgerDomainEvent, Mandate, Recorded, SealedText } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { RowIn } from '../engine/table.js';
import type { Read } from '../engine/views.js';
import type { Nature, SubjectKind } from './subjects.js';
import type { eventTable } from './tables.js';

export type EventRow = RowIn<typeof eventTable>;

const EVENTS_REMEMBERED = 10_000;

/** Lists of events by what they are of and the last of them: an event never changes, so neither does the list up to it. */
const listsByLastEvent = new Remembered<string, readonly LedgerEvent[]>(EVENTS_REMEMBERED, (events) => events.length);

/** Those that were asked for in a snapshot, by what they are of and the seq they are known at. */
const listsRead = oncePerObject((_read: Read) => new Map<string, readonly LedgerEvent[]>());

/** A list of events as known at a seq: how to find the last of them, and all. */
interface List {
  readonly of: string;
  readonly seq: number;
  readonly last: () => Promise<readonly Pick<EventRow, 'id'>[]>;
  readonly all: () => Promise<readonly LedgerEvent[]>;
}

async function remembered(read: Read, list: List): Promise<readonly LedgerEvent[]> {
  const key = `${list.of} ${list.seq}`;
  const known = listsRead(read).get(key) ?? (await untilLast(list));
  listsRead(read).set(key, known);
  return known;
}

async function untilLast({ of, last, all }: List): Promise<readonly LedgerEvent[]> {
  const [event] = await last();
  if (event === undefined) return [];
  const key = `${of} ${event.id}`;
  const known = listsByLastEvent.get(key) ?? (await all());
  listsByLastEvent.set(key, known);
  return known;
}

/** What was decided about one thing, as known at `seq`, in order of seq. */
export async function decisionsAbout(read: Read, kind: SubjectKind, id: string, seq: number): Promise<readonly LedgerEvent[]> {
  const sql = `SELECT e.id FROM event_subject s JOIN event e ON e.seq = s.seq
    WHERE s.kind = ? AND s.id = ? AND s.nature = 'decision' AND s.seq <= ? ORDER BY s.seq DESC LIMIT 1`;
  return remembered(read, {
    of: `${kind} ${id}`,
    seq,
    last: () => read.all(sql, kind, id, seq),
    all: () => eventsAbout(read, { kind, id, natures: ['decision'] }, { after: -1, to: seq }),
  });
}

/** Events about one thing with seq in `(after, to]`, in order of seq. */
export async function eventsAbout(
  read: Read,
  about: { readonly kind: SubjectKind; readonly id: string; readonly natures: readonly Nature[] },
  range: { readonly after: number; readonly to: number },
): Promise<readonly LedgerEvent[]> {
  const natures = about.natures.map(() => '?').join(', ');
  const rows = await read.all<EventRow>(
    `SELECT e.* FROM event_subject s JOIN event e ON e.seq = s.seq
     WHERE s.kind = ? AND s.id = ? AND s.nature IN (${natures}) AND s.seq > ? AND s.seq <= ? ORDER BY s.seq`,
    about.kind,
    about.id,
    ...about.natures,
    range.after,
    range.to,
  );
  return rows.map(eventFrom);
}

/** The events of one stream as known at `seq`, in order. */
export async function eventsOfStream(read: Read, stream: string, seq: number): Promise<readonly LedgerEvent[]> {
  return remembered(read, {
    of: `stream ${stream}`,
    seq,
    last: () => read.all('SELECT id FROM event WHERE stream = ? AND seq <= ? ORDER BY seq DESC LIMIT 1', stream, seq),
    all: async () => (await read.all<EventRow>('SELECT * FROM event WHERE stream = ? AND seq <= ? ORDER BY seq', stream, seq)).map(eventFrom),
  });
}

const IDS_AT_ONCE = 500;

/** The events with these ids, in no order; unknown ids are passed over. */
export async function eventsByIds(read: Read, ids: readonly string[]): Promise<readonly LedgerEvent[]> {
  const found: LedgerEvent[] = [];
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const some = ids.slice(from, from + IDS_AT_ONCE);
    const rows = await read.all<EventRow>(`SELECT * FROM event WHERE id IN (${some.map(() => '?').join(', ')})`, ...some);
    for (const row of rows) found.push(eventFrom(row));
  }
  return found;
}

/** The events with these seqs, in order. */
export async function* eventsAt(read: Read, seqs: readonly number[]): AsyncGenerator<LedgerEvent> {
  const inOrder = seqs.toSorted((one, other) => one - other);
  for (let from = 0; from < inOrder.length; from += IDS_AT_ONCE) {
    const some = inOrder.slice(from, from + IDS_AT_ONCE);
    const rows = await read.all<EventRow>(`SELECT * FROM event WHERE seq IN (${some.map(() => '?').join(', ')}) ORDER BY seq`, ...some);
    yield* rows.map(eventFrom);
  }
}

/** The events of one type as known at `seq`, in order. */
export async function eventsOfType<T extends LedgerDomainEvent['type']>(read: Read, type: T, seq: number): Promise<readonly LedgerEvent<T>[]> {
  return ofType((await read.all<EventRow>('SELECT * FROM event WHERE type = ? AND seq <= ? ORDER BY seq', type, seq)).map(eventFrom), type);
}

/** The events of these types among them, in the same order. */
export function ofType<T extends LedgerDomainEvent['type']>(events: readonly LedgerEvent[], ...types: readonly T[]): readonly LedgerEvent<T>[] {
  const wanted: ReadonlySet<string> = new Set(types);
  return events.filter((event): event is LedgerEvent<T> => wanted.has(event.type));
}

/** The event that a row holds. */
export function eventFrom(row: EventRow): LedgerEvent {
  const event = {
    seq: row.seq,
    id: row.id,
    stream: row.stream,
    revision: row.revision,
    type: row.type,
    recordedAt: row.recorded_at,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    corrects: row.corrects,
    actor: row.actor,
    role: row.role,
    part: [row.part_index, row.part_count] as const,
    mandate: row.mandate === null ? null : (JSON.parse(row.mandate) as Mandate),
    reason: row.reason === null ? null : (JSON.parse(row.reason) as SealedText),
    causation: row.causation,
    data: JSON.parse(row.data) as object,
  };
  return event as Recorded as LedgerEvent;
}

import { eventRegistry, recordedFrom, type EventOf, type Recorded, type ReportFileRedacted } from '#domain';
import { MAX_PAGE, type EventReader } from '#event-store';
import type { ErasureOnRecord, ErasuresOnRecord } from './on-record.js';

type Redacted = EventOf<typeof ReportFileRedacted>;

/** That a published file was replaced for an erasure: the file that it was is to be nowhere any more. */
interface RedactionOnRecord extends Pick<Redacted['data'], 'was' | 'erasure'>, Pick<Recorded, 'seq' | 'recordedAt'> {}

/** What the log says was taken from a ledger, which has to go from its backups as well. */
export interface TakenOnRecord {
  readonly erasures: readonly ErasureOnRecord[];
  readonly redactions: readonly RedactionOnRecord[];
}

type LeavesAndEvents = Pick<EventReader, 'readLeaves' | 'find'>;

/** Everything that was taken by now. Reads the log's leaves from the first erasure on; none where nothing was erased. */
export async function takenOnRecord(log: LeavesAndEvents, onRecord: ErasuresOnRecord): Promise<TakenOnRecord> {
  const erasures = await onRecord.all();
  const [first] = erasures;
  return { erasures, redactions: first === undefined ? [] : await redactionsAfter(log, first.seq) };
}

/** seq of the last event that took something; -1 before the first. */
export function lastTaken({ erasures, redactions }: TakenOnRecord): number {
  return Math.max(erasures.at(-1)?.seq ?? -1, redactions.at(-1)?.seq ?? -1);
}

async function redactionsAfter(log: LeavesAndEvents, seq: number): Promise<readonly RedactionOnRecord[]> {
  const redactions: RedactionOnRecord[] = [];
  for (let after = seq, read = MAX_PAGE; read === MAX_PAGE; after += read) {
    const leaves = await log.readLeaves(after, MAX_PAGE);
    read = leaves.length;
    const ids = leaves.map(({ envelope }) => JSON.parse(envelope) as Pick<Recorded, 'id' | 'type'>).filter(({ type }) => type === REDACTED);
    for (const stored of ids.length === 0 ? [] : await log.find(ids.map(({ id }) => id))) {
      const event = recordedFrom(stored, eventRegistry) as Recorded<Redacted>;
      redactions.push({ was: event.data.was, erasure: event.data.erasure, seq: event.seq, recordedAt: event.recordedAt });
    }
  }
  return redactions.toSorted((a, b) => a.seq - b.seq);
}

const REDACTED: Redacted['type'] = 'ReportFileRedacted';

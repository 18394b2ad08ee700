import { openSqliteReader, openSqliteStore, type EventReader, type EventStore, type SqliteStoreOptions } from '#event-store';
import type { Layout } from '../ledger/layout.js';

export type LogOptions = Pick<SqliteStoreOptions, 'clock' | 'mostAhead'>;

/** The log, for the one process that writes from this data folder. @throws Refused `unavailable` when the engine can't be used */
export async function openLog({ log }: Layout, options: LogOptions = {}): Promise<EventStore> {
  return openSqliteStore(log, options);
}

/** The log for reading, in any thread. @throws Refused `unavailable` when there is none */
export function openLogReader({ log }: Layout): EventReader {
  return openSqliteReader(log);
}

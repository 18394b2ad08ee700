import { openLogReader } from '../engines/index.js';
import { ErasuresOnRecord, takenOnRecord } from '../erasure/index.js';
import type { Layout } from '../ledger/layout.js';
import { standingOf, type BackupStanding } from './reach.js';
import { registeredBackups } from './registry.js';

/** How every backup of a ledger stands, oldest first, read from the files: also while a server runs. Days are of the time zone. */
export async function backupsOf(layout: Layout, timeZone: string): Promise<readonly BackupStanding[]> {
  const log = openLogReader(layout);
  try {
    const taken = await takenOnRecord(log, new ErasuresOnRecord(log));
    return (await registeredBackups(layout.root)).map((backup) => standingOf(backup, taken, timeZone));
  } finally {
    await log.close();
  }
}

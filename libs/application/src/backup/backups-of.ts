import { openSqliteReader } from '#event-store';
import { ErasuresOnRecord } from '../erasure/index.js';
import { layoutOf } from '../ledger/layout.js';
import { standingOf, type BackupStanding } from './reach.js';
import { registeredBackups } from './registry.js';

/** How every backup of the ledger in `root` stands, oldest first, read from the files: also while a server runs. Days are of the time zone. */
export async function backupsOf(root: string, timeZone: string): Promise<readonly BackupStanding[]> {
  const log = openSqliteReader(layoutOf(root).log);
  try {
    const erasures = await new ErasuresOnRecord(log).all();
    return (await registeredBackups(root)).map((backup) => standingOf(backup, erasures, timeZone));
  } finally {
    await log.close();
  }
}

import { resolve } from 'node:path';
import { notFound, Refused } from '#kernel';
import { openSqliteReader } from '#event-store';
import { ErasuresOnRecord, takenOnRecord } from '../erasure/index.js';
import { layoutOf } from '../ledger/layout.js';
import { openSqliteVaultReader } from '../vault/index.js';
import { purgeRegistered } from './reach.js';
import { registeredBackups, unregister, type RegisteredBackup } from './registry.js';

/**
 * Carries out every erasure of the ledger in `root` in one of its backups, wherever that lies now; also while a server runs. Answers how many
 * erasures there are on record.
 * @throws Refused `unavailable` when the backup can't be reached or is none; `conflict` when it is of another ledger
 */
export async function purgeBackup(root: string, folder: string): Promise<number> {
  const layout = layoutOf(root);
  const log = openSqliteReader(layout.log);
  const vault = openSqliteVaultReader(layout.vault);
  try {
    const taken = await takenOnRecord(log, new ErasuresOnRecord(log));
    await purgeRegistered(root, folder, await mustBeClaimed(vault.ledger()), taken);
    return taken.erasures.length;
  } finally {
    await vault.close();
    await log.close();
  }
}

/** Takes a backup that was destroyed off the list of those that erasures are owed in. @throws Refused `not-found` naming those that are on it */
export async function forgetBackup(root: string, folder: string): Promise<RegisteredBackup> {
  const backups = await registeredBackups(root);
  const found = backups.find(({ path }) => path === resolve(folder));
  if (found === undefined) {
    throw notFound('backup', `a registered backup at ${resolve(folder)}`, `name one of ${backups.map(({ path }) => path).join(', ') || 'those that are made'}`);
  }
  await unregister(root, found);
  return found;
}

async function mustBeClaimed(ledger: Promise<string | null>): Promise<string> {
  const owner = await ledger;
  if (owner !== null) return owner;
  const problem = 'the vault belongs to no ledger yet';
  throw new Refused('unavailable', problem, [{ field: 'vault.db', problem, remedy: 'start the ledger once' }]);
}

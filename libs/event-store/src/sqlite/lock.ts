import { DatabaseSync } from 'node:sqlite';
import { Refused } from '#kernel';
import { databaseRefusal, isLocked, unavailable } from './refusal.js';

/**
 * Claims the ledger for this process. The claim is an exclusive transaction held open on a file of its own (`ledger.lock`): a lock of the operating
 * system, freed however the process ends. Nothing else may open that file in this process, for closing it would free the lock.
 * @returns how to release it
 * @throws Refused `unavailable` when it is claimed already
 */
export function claimLedger(ledger: string): () => void {
  const path = ledger.replace(/(\.db)?$/, '.lock');
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path);
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    if (!isLocked(error)) throw databaseRefusal(path, error);
    throw unavailable(ledger, 'another server is writing this ledger', 'talk to that server over HTTP, or stop it first', { cause: error });
  }
  const held = db;
  return () => held.close();
}

/**
 * Whether another process has claimed the ledger. Not to be asked of one that this process has claimed: looking would free the claim.
 * @throws Refused `unavailable` when that can't be told
 */
export function isClaimed(ledger: string): boolean {
  try {
    claimLedger(ledger)();
    return false;
  } catch (error) {
    if (error instanceof Refused && isLocked(error.cause)) return true;
    throw error;
  }
}

import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openProjector } from '#projections';
import { giveKey, openBranches, recordCounts } from './branches.js';

export interface SignedLedger {
  /** Events in it, every one of them signed over. */
  readonly size: number;
  /** The folder as an owner who closed it finds it. */
  readonly closed: string;
  /** The same as a sudden end leaves it: the last appends are in the write-ahead log. */
  readonly cut: string;
}

/** Makes a ledger of about so many events, with several checkpoints, read models and all that is published, in two copies below `folder`. */
export async function signedLedger(folder: string, events: number): Promise<SignedLedger> {
  const [closed, cut] = [join(folder, 'closed'), join(folder, 'cut')];
  mkdirSync(closed);
  const ledger = await openBranches(closed);
  await giveKey(ledger);
  for (const part of [1, 2, 3]) {
    await recordCounts(ledger, Math.floor((events * (part - 1)) / 3), Math.floor((events * part) / 3));
    await ledger.publishing.signNow();
  }
  const size = (await ledger.store.head()).seq + 1;
  await caughtUp(closed);
  cutCopy(closed, cut);
  await ledger.close();
  return { size, closed, cut };
}

/** Copies the folder of a ledger that is in use, as a sudden end leaves it. */
export function cutCopy(folder: string, copy: string): void {
  cpSync(folder, copy, { recursive: true });
  for (const name of readdirSync(copy)) if (/lock|shm/.test(name)) rmSync(join(copy, name));
}

/** Brings the read models of a ledger up with its log. */
export async function caughtUp(folder: string): Promise<void> {
  const projector = await openProjector({ folder });
  while (await projector.step());
  await projector.close();
}

import { existsSync } from 'node:fs';
import { invalid, Refused } from '#kernel';
import { claimLedger, openSqliteReader, type EventReader } from '#event-store';
import { nodeDisk, openArchive } from '#publishing';
import { openLog } from '../engines/index.js';
import type { Layout } from '../ledger/layout.js';
import { ledgerOnRecord } from '../publishing/index.js';
import { moveVault, type MovedVault } from '../vault/index.js';
import { moveLog, type MovedLog, type MoveOptions } from './move-log.js';
import { lastSigned } from './signed.js';

/** What was moved; null what stays in its file, or was moved before. */
export interface MovedHouse {
  readonly log: MovedLog | null;
  readonly vault: MovedVault | null;
}

/**
 * Moves what lies in files of a data folder to the engines of `to`, the same folder by other settings, while no server has it: the log as
 * {@link moveLog} does, then the vault as {@link moveVault} does. Cut short, it goes on where it was when it is called again. The file of the
 * log stays as it is; from the first event on, the folder is one of a ledger that lies elsewhere, and is not served from that file any more.
 * @throws Refused as those two do; `invalid` when `to` has no other engine; `unavailable` when a server has the ledger, or an engine can't be used
 */
export async function migrate(from: Layout, to: Layout, options: MoveOptions = {}): Promise<MovedHouse> {
  const { kurrentdb, postgres: url, tenant } = to.engines;
  if (kurrentdb === null && url === null)
    throw invalid('KURRENTDB_URL', 'is not set, nor is POSTGRES_URL', 'set one of them, or both, to where the ledger is to be');
  const release = claimLedger(from.log);
  try {
    return {
      log: kurrentdb === null ? null : await migrateLog(from, to, options),
      vault: url === null || !existsSync(from.vault) ? null : await moveVault(from.vault, { url, tenant }),
    };
  } finally {
    release();
  }
}

async function migrateLog(from: Layout, to: Layout, options: MoveOptions): Promise<MovedLog> {
  const source = openSqliteReader(from.log);
  try {
    return await moveInto(to, source, options);
  } finally {
    await source.close();
  }
}

async function moveInto(to: Layout, source: EventReader, options: MoveOptions): Promise<MovedLog> {
  const ledger = await ledgerOnRecord(source);
  if (ledger === null) throw new Refused('not-found', `the log in ${to.root} is empty: there is nothing to move`);
  const checkpoint = await lastSigned(openArchive(nodeDisk(to.checkpoints)), ledger);
  const target = await openLog(to, { moving: true });
  try {
    return await moveLog(source, target, { ledger, checkpoint }, options);
  } finally {
    await target.close();
  }
}

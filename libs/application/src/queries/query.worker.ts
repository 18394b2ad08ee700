import { parentPort, workerData } from 'node:worker_threads';
import { Broken, systemClock } from '#kernel';
import { serveQueries } from '#projections';
import { nodeDisk, openArchive } from '#publishing';
import { registeredBackups } from '../backup/index.js';
import { openLogReader, openReadModels, openVaultReader } from '../engines/index.js';
import { ErasuresOnRecord } from '../erasure/index.js';
import type { Layout } from '../ledger/layout.js';
import { ReportFiles } from '../reports/files/index.js';
import type { VaultReader } from '../vault/index.js';
import { answerAtDesk, type AskRequest } from './desk.js';

if (parentPort === null) throw new Broken('this file runs as a worker thread');

const { layout } = workerData as { readonly layout: Layout };
const log = openLogReader(layout);
const sources = {
  views: openReadModels(layout),
  log,
  erasures: new ErasuresOnRecord(log),
  backups: () => registeredBackups(layout.root),
  reports: new ReportFiles(layout.reports),
  checkpoints: openArchive(nodeDisk(layout.checkpoints)),
  clock: systemClock,
};
let vault: Promise<VaultReader> | null = null;

/** A vault that can't be reached is tried for with the next question. */
async function vaultAtHand(): Promise<VaultReader> {
  vault ??= openVaultReader(layout);
  try {
    return await vault;
  } catch (error) {
    vault = null;
    throw error;
  }
}

serveQueries(parentPort, async (_name, request) => answerAtDesk(request as AskRequest, { ...sources, vault: await vaultAtHand() }));

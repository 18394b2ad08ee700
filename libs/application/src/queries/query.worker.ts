import { parentPort, workerData } from 'node:worker_threads';
import { Broken, systemClock } from '#kernel';
import { serveQueries } from '#projections';
import { nodeDisk, openArchive } from '#publishing';
import { registeredBackups } from '../backup/index.js';
import { openLogReader, openReadModels, openVaultReader } from '../engines/index.js';
import { ErasuresOnRecord } from '../erasure/index.js';
import type { Layout } from '../ledger/layout.js';
import { answerAtDesk, type AskRequest } from './desk.js';

if (parentPort === null) throw new Broken('this file runs as a worker thread');

const { layout } = workerData as { readonly layout: Layout };
const log = openLogReader(layout);
const sources = {
  views: openReadModels(layout),
  log,
  erasures: new ErasuresOnRecord(log),
  backups: () => registeredBackups(layout.root),
  vault: await openVaultReader(layout),
  checkpoints: openArchive(nodeDisk(layout.checkpoints)),
  clock: systemClock,
};

serveQueries(parentPort, (_name, request) => answerAtDesk(request as AskRequest, sources));

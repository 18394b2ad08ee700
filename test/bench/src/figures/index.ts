import type { Figure } from '../figure.js';
import { appendWithTree } from './append-with-tree.js';
import { commandBus } from './command-bus.js';
import { deepVerification } from './deep-verification.js';
import { endToEndFiles, endToEndKafka, endToEndPostgres } from './end-to-end.js';
import { exportCsv, exportMemory, exportParquet } from './export.js';
import { bulkImport } from './import.js';
import { inclusionProof } from './inclusion-proof.js';
import { memoryAtStart, memoryInUse } from './memory.js';
import { postgresRebuild } from './postgres-rebuild.js';
import { relay } from './relay.js';
import { reportFiles, reportMemory, reportPdf } from './report.js';
import { start } from './start.js';
import { startCheck } from './start-check.js';
import { statusHistoric } from './status-historic.js';
import { statusUpkeep } from './status-upkeep.js';
import { timeline } from './timeline.js';
import { rebuild } from './rebuild.js';
import { http, httpDurable, httpLive } from './http.js';

/** Every figure, in the order they are measured. */
export const figures: readonly Figure[] = [
  commandBus,
  appendWithTree,
  http,
  httpLive,
  httpDurable,
  bulkImport,
  rebuild,
  postgresRebuild,
  relay,
  endToEndFiles,
  endToEndPostgres,
  endToEndKafka,
  timeline,
  statusHistoric,
  statusUpkeep,
  exportCsv,
  exportParquet,
  exportMemory,
  reportFiles,
  reportPdf,
  reportMemory,
  inclusionProof,
  deepVerification,
  startCheck,
  start,
  memoryAtStart,
  memoryInUse,
];

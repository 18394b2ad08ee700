import { parentPort, workerData } from 'node:worker_threads';
import { Broken, Refused } from '#kernel';
import { LedgerWriter } from './ledger-writer.js';
import { unpackGroup, type GroupAnswer, type PackedGroup, type WriterData } from './messages.js';
import { openLedger } from './schema.js';

/** The writer's thread: answers every group it is sent; null closes the file and ends the thread. The first answer says how opening went. */
if (parentPort === null) throw new Broken('the writer runs in a worker thread only');
const port = parentPort;
const { path, mostAhead } = workerData as WriterData;

const writer = start();

function start(): LedgerWriter | null {
  try {
    const opened = new LedgerWriter(path, () => openLedger(path, { readOnly: false }), mostAhead);
    answer({ outcomes: [], lastSeq: opened.lastSeq });
    return opened;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    answer({ refused: error.message, issues: error.issues, writable: false });
    return null;
  }
}

port.on('message', (group: PackedGroup | null) => {
  if (group !== null && writer !== null) {
    answer(writer.commit(unpackGroup(group)));
  } else {
    writer?.close();
    port.close();
  }
});

function answer(message: GroupAnswer): void {
  port.postMessage(message);
}

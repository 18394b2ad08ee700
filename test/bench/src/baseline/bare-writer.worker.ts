import { parentPort, workerData } from 'node:worker_threads';
import { Broken, instantFromMicros, systemClock, type CalendarDate } from '#kernel';
import { envelopeText, openDatabase } from '#event-store';
import type { BareRow } from './bare-row.js';

/** Writes every group it is sent into the ledger's own table, in one durable transaction, and answers where each row lies; null ends it. */
if (parentPort === null) throw new Broken('the bare writer runs in a worker thread only');
const port = parentPort;
const CELLS = 6 satisfies BareRow['length'];

const db = openDatabase((workerData as { readonly path: string }).path, { synchronous: 'FULL' });
const insert = db.prepare('INSERT INTO event (seq, id, stream, revision, envelope, salt, payload) VALUES (?, ?, ?, ?, ?, ?, ?)');
const revisions = new Map<string, number>();
let seq = (db.prepare('SELECT max(seq) AS seq FROM event').get() as { readonly seq: number }).seq;
let recordedAt = 0;

port.on('message', (cells: readonly string[] | null) => {
  if (cells === null) {
    db.close();
    port.close();
    return;
  }
  const places: number[] = [];
  db.exec('BEGIN IMMEDIATE');
  for (let at = 0; at < cells.length; at += CELLS) places.push(seq + 1, write(cells.slice(at, at + CELLS) as [...BareRow]));
  db.exec('COMMIT');
  port.postMessage(places);
});

/** @returns the row's revision */
function write([stream, id, on, commitment, salt, payload]: BareRow): number {
  seq += 1;
  recordedAt = Math.max(systemClock.nowMicros(), recordedAt + 1);
  const revision = (revisions.get(stream) ?? -1) + 1;
  revisions.set(stream, revision);
  const event = { id, type: 'MeasurementRecorded', schema: 2, validFrom: on as CalendarDate, validTo: null, corrects: null, commitment, salt, payload };
  insert.run(seq, id, stream, revision, envelopeText(event, stream, revision, instantFromMicros(recordedAt), [0, 1]), salt, payload);
  return revision;
}

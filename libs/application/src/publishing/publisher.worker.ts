import { parentPort, workerData } from 'node:worker_threads';
import { Broken, systemClock } from '#kernel';
import { keysOf } from '#domain';
import {
  connectSigner,
  cosigning,
  nodeDisk,
  openArchive,
  Publisher,
  PublisherLoop,
  readPolicyFile,
  stamping,
  type Afterwards,
  type PublisherNews,
  type PublisherOrder,
} from '#publishing';
import { verifierOf, type NoteVerifier } from '#transparency';
import { openLogReader } from '../engines/log.js';
import { standingOf } from '../keys/log-on-record.js';
import { ledgerOnRecord } from './on-record.js';
import type { PublisherData } from './publisher-data.js';

/** Publishes the log in a thread of its own, so that no projection and no query holds a checkpoint back. */
const port = parentPort;
if (port === null) throw new Broken('the publisher runs in a worker thread');

const { layout, socket, checkpointSeconds, witnesses, timestamps } = workerData as PublisherData;
const log = openLogReader(layout);
const archive = openArchive(nodeDisk(layout.checkpoints));
const signer = connectSigner(socket);

function whoeverElse(): readonly Afterwards[] {
  return [
    ...(witnesses === null ? [] : [cosigning({ policy: readPolicyFile(witnesses, 'FREMDRIFT_WITNESSES'), archive, logKeys, clock: systemClock })]),
    ...(timestamps === null ? [] : [stamping({ url: timestamps, archive, clock: systemClock })]),
  ];
}

async function logKeys(): Promise<readonly NoteVerifier[]> {
  const ledger = await ledgerOnRecord(log);
  return ledger === null ? [] : keysOf(ledger, ledger.origin).map((vkey) => verifierOf(vkey));
}

const say = (news: PublisherNews) => port.postMessage(news);
const publisher = new Publisher({
  log,
  published: nodeDisk(layout.published),
  inside: nodeDisk(layout.inside),
  archive,
  signer,
  standing: () => standingOf(log),
  afterwards: whoeverElse(),
  onPage: () => say({ kind: 'page' }),
});
const loop = new PublisherLoop({ publisher, log, clock: systemClock, intervalMs: checkpointSeconds * 1000, say });
port.on('message', (order: PublisherOrder) => loop.order(order));
await loop.run();
await signer.close();
await log.close();
port.close();

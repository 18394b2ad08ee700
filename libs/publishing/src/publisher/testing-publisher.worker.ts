import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Broken, systemClock } from '#kernel';
import { openSqliteReader } from '#event-store';
import { openArchive } from '../archive/index.js';
import { nodeDisk } from '../disk/index.js';
import type { PublisherNews, PublisherOrder } from './messages.js';
import { Publisher } from './publisher.js';
import { PublisherLoop } from './publisher-loop.js';
import { InProcessSigner } from './testing/in-process-signer.js';

/** For tests: publishes the log in a folder with a key of its own, and ends when it finds a file that tells it to. */
const port = parentPort;
if (port === null) throw new Broken('this file runs as a worker thread');

const { folder, origin } = workerData as { readonly folder: string; readonly origin: string };
const log = openSqliteReader(join(folder, 'ledger.db'));
const archive = openArchive(nodeDisk(join(folder, 'checkpoints')));
const signer = new InProcessSigner(archive);
await signer.adopt(origin);
const orders = nodeDisk(join(folder, 'orders'));
const publisher = new Publisher({
  log,
  published: nodeDisk(join(folder, 'published')),
  inside: nodeDisk(join(folder, 'published-inside')),
  archive,
  signer,
  standing: async () => {
    if ((await orders.read('end')) === null) return { origin, since: 0 };
    await orders.remove('end');
    return process.exit(1);
  },
});
const loop = new PublisherLoop({ publisher, log, clock: systemClock, intervalMs: 50, say: (news: PublisherNews) => port.postMessage(news) });
port.on('message', (order: PublisherOrder) => loop.order(order));
await loop.run();
await log.close();
port.close();

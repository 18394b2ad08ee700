import { parentPort, workerData } from 'node:worker_threads';
import { Broken, systemClock, tellSpansTo } from '#kernel';
import { ProjectorLoop } from './projector-loop.js';
import type { ProjectorData, ProjectorNews, ProjectorOrder } from './projector-messages.js';
import { openStandingProjector } from './standing-projector.js';

/** Keeps the read models up with the log, in a thread of its own. */
const port = parentPort;
if (port === null) throw new Broken('the projector runs in a worker thread');

const { place, how, pageSize, traced } = workerData as ProjectorData & { readonly traced: boolean };
const say = (news: ProjectorNews) => port.postMessage(news);
if (traced) tellSpansTo({ clock: systemClock, take: (span) => say({ kind: 'span', span }) });
const projector = await openStandingProjector(place, how, { pageSize });
const loop = new ProjectorLoop(projector, systemClock, say);
port.on('message', (order: ProjectorOrder) => loop.order(order));
await loop.run();
port.close();

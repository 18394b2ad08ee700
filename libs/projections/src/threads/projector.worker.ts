import { parentPort, workerData } from 'node:worker_threads';
import { Broken, systemClock } from '#kernel';
import { openProjector } from './open-projector.js';
import { ProjectorLoop } from './projector-loop.js';
import type { ProjectorNews, ProjectorOrder } from './projector-messages.js';

/** Keeps the read models up with the log, in a thread of its own. */
const port = parentPort;
if (port === null) throw new Broken('the projector runs in a worker thread');

const { dataFolder, pageSize } = workerData as { readonly dataFolder: string; readonly pageSize: number };
const projector = await openProjector(dataFolder, { pageSize });
const loop = new ProjectorLoop(projector, systemClock, (news: ProjectorNews) => port.postMessage(news));
port.on('message', (order: ProjectorOrder) => loop.order(order));
await loop.run();
port.close();

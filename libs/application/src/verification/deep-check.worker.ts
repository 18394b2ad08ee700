import { readFileSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Broken, messageOf } from '#kernel';
import type { DeepCheckData, DeepCheckNews } from './deep-check.js';
import { verifyDeep } from './verify-deep.js';

const TELL_EVERY_MS = 1000;
/** Of the time, the share that it leaves to others. */
const REST_FOR_WORK = 2;

const port = parentPort;
if (port === null) throw new Broken('the deep check runs in a worker thread');
const tell = (news: DeepCheckNews) => port.postMessage(news);

const { layout, witnesses } = workerData as DeepCheckData;

/** Rests twice as long as it has worked since the last rest. */
function resting(): () => Promise<void> {
  let worked = performance.now();
  return async () => {
    await rest((performance.now() - worked) * REST_FOR_WORK);
    worked = performance.now();
  };
}

function telling(): (phase: string, done: number, total: number) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (_, done, total) => {
    if (performance.now() - told < TELL_EVERY_MS) return;
    told = performance.now();
    tell({ kind: 'progress', done, total });
  };
}

try {
  const policy = witnesses === null ? null : readFileSync(witnesses, 'utf8');
  tell({ kind: 'verified', verification: await verifyDeep(layout, { policy, readModels: false, pause: resting(), onProgress: telling() }) });
} catch (error) {
  tell({ kind: 'failed', error: messageOf(error) });
}

import { Worker } from 'node:worker_threads';

/**
 * What V8 may keep of a thread's newest objects before it looks which of them still live, in MB. Left to itself it comes to keep more than
 * 130 in each thread, and hands nothing back while the thread rests; less than this costs processor time.
 */
const NEWEST_OBJECTS_MB = 24;

/** Starts a thread on a compiled file, as `workerUrl` names it. */
export function startThread(file: URL, workerData?: unknown): Worker {
  return new Worker(file, { workerData, resourceLimits: { maxYoungGenerationSizeMb: NEWEST_OBJECTS_MB } });
}

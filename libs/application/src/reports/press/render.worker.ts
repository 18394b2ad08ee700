import { parentPort, workerData } from 'node:worker_threads';
import { Broken } from '#kernel';
import { serveQueries } from '#projections';
import { renderReport } from '#rendering';
import { ReportFiles } from '../files/index.js';
import type { PressJob, Pressed } from './job.js';

if (parentPort === null) throw new Broken('this file runs as a worker thread');

const { folder } = workerData as { readonly folder: string };
const files = new ReportFiles(folder);

/** `keep` makes a file and keeps it; `show` makes one and gives its bytes in base64. */
serveQueries(parentPort, async (name, job) => {
  const { format, model, ...options } = job as PressJob;
  const { bytes, mediaType } = await renderReport(format, model, options);
  if (name === 'show') return JSON.stringify({ mediaType, base64: Buffer.from(bytes).toString('base64') });
  const pressed: Pressed = { format, mediaType, ...(await files.put(bytes)) };
  return JSON.stringify(pressed);
});

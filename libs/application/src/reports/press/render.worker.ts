import { parentPort, workerData } from 'node:worker_threads';
import { Broken, canonicalJson } from '#kernel';
import { MODEL_FORMAT } from '#domain';
import { serveQueries } from '#projections';
import { renderReport, type Rendered } from '#rendering';
import { ReportFiles } from '../files/index.js';
import type { PressJob, Pressed } from './job.js';

if (parentPort === null) throw new Broken('this file runs as a worker thread');

const { folder } = workerData as { readonly folder: string };
const files = new ReportFiles(folder);

/** `keep` makes a file and keeps it; `show` makes one and gives its bytes in base64. */
serveQueries(parentPort, async (name, job) => {
  const { format } = job as PressJob;
  const { bytes, mediaType } = await rendered(job as PressJob);
  if (name === 'show') return JSON.stringify({ mediaType, base64: Buffer.from(bytes).toString('base64') });
  const pressed: Pressed = { format, mediaType, ...(await files.put(bytes)) };
  return JSON.stringify(pressed);
});

/** The model is kept as the bytes that its fingerprint is of. */
async function rendered({ format, model, ...options }: PressJob): Promise<Rendered> {
  if (format !== MODEL_FORMAT) return renderReport(format, model, options);
  return { bytes: Buffer.from(canonicalJson(model)), mediaType: 'application/json' };
}

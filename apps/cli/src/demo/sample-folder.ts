import { existsSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isSample, layoutOf } from '#application';
import { Refused } from '#kernel';
import { fillFolder } from '#samples';
import { demoFilePath } from '../door/demo-file.js';
import { holdsLedger } from '../door/place.js';
import { progress, type Progress } from '../terminal/progress.js';

/** Lies in the folder for as long as samples are being loaded, so that a loading that was cut short is noticed. */
function markerOf(folder: string): string {
  return join(folder, 'samples.loading');
}

/**
 * Makes sure that the folder holds the whole sample ledger: loads it where there is none, begins again where an earlier loading was cut
 * short, and leaves a whole one as it is. Nothing may hold the folder meanwhile.
 * @throws Refused `exists` when the folder holds a ledger that is not a sample, which is left alone
 */
export async function fillWithSamples(folder: string, tell: (line: string) => void): Promise<void> {
  if (holdsLedger(folder) && (await isSample(layoutOf(folder))) === false) throw notASample(folder);
  if (existsSync(markerOf(folder))) {
    tell('An earlier loading was cut short; beginning again.');
    discard(folder);
  }
  if (holdsLedger(folder)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(markerOf(folder), '');
  await load(folder);
  rmSync(markerOf(folder));
}

async function load(folder: string): Promise<void> {
  let work: Progress | null = null;
  try {
    await fillFolder(folder, {
      onProgress: ({ done, total }) => {
        work ??= progress('Loading the sample plans', total, 'commands');
        work.to(done);
      },
    });
  } finally {
    (work as Progress | null)?.done();
  }
}

/** Removes a half-loaded sample ledger and what belongs to it, and nothing else. */
function discard(folder: string): void {
  const { log, views, vault, evidence } = layoutOf(folder);
  const databases = [log, views, vault, join(folder, 'views.next.db')].flatMap((path) => [path, `${path}-wal`, `${path}-shm`]);
  for (const path of [...databases, log.replace(/\.db$/, '.lock'), evidence, demoFilePath(folder)]) rmSync(path, { recursive: true, force: true });
}

function notASample(folder: string): Refused {
  const problem = `${folder} holds a ledger that is not a sample`;
  return new Refused('exists', problem, [
    { field: 'FREMDRIFT_DATA', problem, remedy: 'name another folder for the demo, or serve that ledger with `npm start`' },
  ]);
}

import { existsSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isSample, layoutOf, moveVault, type Layout } from '#application';
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
 * Makes sure that the whole sample ledger lies there: loads it where there is none, begins again where an earlier loading was cut short, and
 * leaves a whole one as it is. Nothing may hold the folder meanwhile.
 * @throws Refused `exists` when the folder holds a ledger that is not a sample, which is left alone; `conflict` when an engine holds another ledger
 */
export async function fillWithSamples(layout: Layout, tell: (line: string) => void): Promise<void> {
  const folder = layout.root;
  if (holdsLedger(folder) && (await isSample(layout)) === false) throw notASample(folder);
  if (existsSync(markerOf(folder))) {
    tell('An earlier loading was cut short; beginning again.');
    discard(folder);
  }
  if (holdsLedger(folder)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(markerOf(folder), '');
  await load(folder);
  await moveToEngines(layout);
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

/** Samples are loaded into files, so that a loading which is cut short leaves nothing in an engine; read models are made where they are to be. */
async function moveToEngines({ vault, views, engines: { postgres, tenant } }: Layout): Promise<void> {
  if (postgres === null) return;
  await moveVault(vault, { url: postgres, tenant });
  remove(views);
}

/** Removes a half-loaded sample ledger and what belongs to it, and nothing else. */
function discard(folder: string): void {
  const { log, views, vault, evidence } = layoutOf(folder);
  [log, views, vault, join(folder, 'views.next.db')].forEach(remove);
  for (const path of [log.replace(/\.db$/, '.lock'), evidence, demoFilePath(folder)]) rmSync(path, { recursive: true, force: true });
}

/** A database with what SQLite keeps beside it. */
function remove(database: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true });
}

function notASample(folder: string): Refused {
  const problem = `${folder} holds a ledger that is not a sample`;
  return new Refused('exists', problem, [
    { field: 'FREMDRIFT_DATA', problem, remedy: 'name another folder for the demo, or serve that ledger with `npm start`' },
  ]);
}

import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Refused, makeFolder, type Instant } from '#kernel';
import { verifyCopies } from './backup.js';
import { copyFile, isEmptyFolder } from './copy.js';
import { readManifest, type BackedUpFile, type Manifest } from './manifest.js';
import { register } from './registry.js';

/**
 * Brings a backup back as the data folder `root`, which must be empty or not there. Each file is compared with the manifest as it is
 * copied, and log and vault are verified together; where anything differs, nothing of it is left in `root`. Read models are not in a
 * backup: they are built when the ledger is served. `onFile` is called with each file that is done.
 * @throws Refused `unavailable` naming what does not hold
 */
export async function restore(from: string, root: string, onFile: (file: BackedUpFile) => void = () => {}): Promise<Manifest> {
  const manifest = await readManifest(from);
  if (!(await isEmptyFolder(root))) throw refused(root, 'is not empty', 'name a folder that is empty or not there yet');
  makeFolder(root);
  try {
    for (const file of manifest.files) {
      mustBeSame(file, await copyFile(join(from, file.path), join(root, file.path), file.path));
      onFile(file);
    }
    const { ledger, seq } = await verifyCopies(root);
    if (ledger !== manifest.ledger || seq !== manifest.seq) throw refused('ledger.db', `is of ${ledger} up to ${seq}, not what the manifest says`, OTHER);
    if (manifest.format === 2) await register(root, { id: manifest.id, path: resolve(from), takenAt: manifest.takenAt as Instant, seq, erasedThrough: -1 });
    return manifest;
  } catch (error) {
    await rm(root, { recursive: true, force: true });
    throw error;
  }
}

const OTHER = 'use another backup; this one was altered or is incomplete';

function mustBeSame(said: BackedUpFile, found: BackedUpFile): void {
  if (said.sha256 !== found.sha256 || said.bytes !== found.bytes) throw refused(said.path, 'is not the file that was backed up', OTHER);
}

function refused(field: string, problem: string, remedy: string): Refused {
  return new Refused('unavailable', `${field} ${problem}: ${remedy}`, [{ field, problem, remedy }]);
}

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alreadyExists, explained } from '#kernel';

/** Makes sure that there is a folder to write to. @throws Refused `unavailable` */
export function folderFor(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw explained(folder, error);
  }
}

/**
 * Writes a file in the folder, whole or not at all, and answers its path. `keep` leaves one with the same bytes as it is.
 * @throws Refused `exists` naming `--out` where `keep` finds another file of that name; `unavailable`
 */
export function keepInFolder(folder: string, name: string, bytes: Uint8Array, manner: 'replace' | 'keep'): string {
  const path = join(folder, name);
  const there = manner === 'keep' ? contentOf(path) : null;
  if (there?.equals(bytes) === true) return path;
  if (there !== null) throw alreadyExists('--out', path, 'name a new folder');
  const incoming = `${path}.part`;
  try {
    writeFileSync(incoming, bytes);
    renameSync(incoming, path);
    return path;
  } catch (error) {
    throw explained(path, error);
  }
}

function contentOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw explained(path, error);
  }
}

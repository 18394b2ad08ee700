import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder with all below it: by path, with `/` between names, a file's bytes, or null for a folder. A folder comes before what it holds. */
export type Tree = ReadonlyMap<string, Buffer | null>;

/** Shared memory and locks are not on the disk that a start finds. */
const NOT_KEPT = /lock|-shm$/;

/** Whether a disk keeps what goes by this name. */
export function isKept(name: string): boolean {
  return !NOT_KEPT.test(name);
}

export function treeOf(folder: string): Tree {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(({ name }) => isKept(name));
  const paths = entries.map((entry) => [join(entry.parentPath, entry.name), entry.isDirectory()] as const);
  return new Map(paths.sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, isFolder]) => [path.slice(folder.length + 1), isFolder ? null : readFileSync(path)]));
}

/** Makes the folder with all that is below it, for its owner only. */
export function writeTree(folder: string, tree: Tree): void {
  mkdirSync(folder, { mode: 0o700 });
  for (const [path, bytes] of tree) {
    if (bytes === null) mkdirSync(join(folder, path), { mode: 0o700 });
    else writeFileSync(join(folder, path), bytes, { mode: 0o600 });
  }
}

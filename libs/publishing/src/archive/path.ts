import { hash } from 'node:crypto';
import type { Disk } from '../disk/index.js';

/** The folder of an origin's checkpoints. */
export function folderOf(origin: string): string {
  return hash('sha256', origin, 'hex');
}

/** The mark that a log of the origin was begun: a file that holds the origin, and in a second line the ledger. */
export function markOf(origin: string): string {
  return `${folderOf(origin)}/${MARK}`;
}

/** Where the marks of every origin lie. */
export async function marksOn(disk: Pick<Disk, 'list'>): Promise<readonly string[]> {
  return (await disk.list('')).filter((name) => ORIGIN_FOLDER.test(name)).map((name) => name + MARK);
}

/** Where a checkpoint lies: below the number of groups of three digits in its size, `2/004/703`, so that names in order are sizes in order. */
export function checkpointPath(origin: string, size: number): string {
  const groups = [
    ...String(size)
      .padStart(3 * Math.ceil(String(size).length / 3), '0')
      .matchAll(/\d{3}/g),
  ];
  return [folderOf(origin), groups.length, ...groups].join('/');
}

/** The sizes of an origin's checkpoints that are at least `from`: upwards, or downwards from the largest. Looks into no folder that it can pass by. */
export async function* sizesIn(
  disk: Pick<Disk, 'list'>,
  origin: string,
  { from = 0, down = false }: { from?: number; down?: boolean },
): AsyncGenerator<number> {
  const counts = (await disk.list(folderOf(origin))).filter((name) => GROUPS.test(name)).map((name) => Number(name.slice(0, -1)));
  for (const groups of down ? counts.toReversed() : counts) {
    if (10 ** (3 * groups) > from) yield* below(`${folderOf(origin)}/${groups}`, '', groups);
  }

  async function* below(folder: string, digits: string, left: number): AsyncGenerator<number> {
    const names = (await disk.list(folder)).filter((name) => (left === 1 ? FILE : FOLDER).test(name));
    for (const name of down ? names.toReversed() : names) {
      const group = name.slice(0, 3);
      const largest = Number(digits + group + '999'.repeat(left - 1));
      if (largest < from) continue;
      if (left === 1) yield largest;
      else yield* below(`${folder}/${group}`, digits + group, left - 1);
    }
  }
}

const MARK = 'origin';
const ORIGIN_FOLDER = /^[0-9a-f]{64}\/$/;
/** A size is below 2^53, which has 16 digits. */
const GROUPS = /^[1-6]\/$/;
const FILE = /^\d{3}$/;
const FOLDER = /^\d{3}\/$/;

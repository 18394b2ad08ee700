import { accessSync, closeSync, constants, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { explained } from './refusal.js';

/**
 * Makes the folder, with those above it, for its owner only; leaves one that is there as it is. What was made is there after a loss of power.
 * @throws Refused `unavailable` when it can't be made, read or written
 */
export function makeFolder(path: string): void {
  try {
    const first = mkdirSync(path, { recursive: true, mode: 0o700 });
    if (first !== undefined) syncMade(first, path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw explained(path, error);
  }
}

/** Makes the folder's entries durable: what was created in it or renamed into it is there after a loss of power. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Makes durable that folders are there: the first of those that were made, and each below it down to the last. */
export function syncMade(first: string, last: string): void {
  const highest = resolve(first);
  for (let made = resolve(last); made.length >= highest.length; made = dirname(made)) {
    const above = openSync(dirname(made), 'r');
    try {
      fsyncSync(above);
    } finally {
      closeSync(above);
    }
  }
}

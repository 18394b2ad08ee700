import { accessSync, constants, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { explained } from './refusal.js';

/**
 * Makes the folder, with those above it, for its owner only; leaves one that is there as it is.
 * @throws Refused `unavailable` when it can't be made, read or written
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
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

import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Broken, explained, syncFolder } from '#kernel';
import { headerOf } from './sealed-file.js';

const HASH = /^sha256:([0-9a-f]{64})$/;

/** Where a file lies below the folder of evidence: `ab/ab12…` for the hash that begins so; null for what is no hash. */
export function evidencePath(hash: string): string | null {
  const [, name] = HASH.exec(hash) ?? [];
  return name === undefined ? null : `${name.slice(0, 2)}/${name}`;
}

/**
 * Takes the file of this hash out of the folder, durably, if one of the keys seals it, or if it is so damaged that nothing says which key does.
 * @throws Refused `unavailable`
 */
export async function removeEvidence(folder: string, hash: string, keys: ReadonlySet<string>): Promise<void> {
  const below = evidencePath(hash);
  if (below === null || !existsSync(join(folder, below))) return;
  const path = join(folder, below);
  try {
    const key = keyOf(await readFile(path));
    if (key !== null && !keys.has(key)) return;
    await rm(path);
    await syncFolder(dirname(path));
  } catch (error) {
    throw explained(path, error);
  }
}

/** Null where its header is damaged: such a file opens for nobody, and must not hold up what else is to be erased. */
function keyOf(bytes: Buffer): string | null {
  try {
    return headerOf(bytes).header.key;
  } catch (error) {
    if (error instanceof Broken) return null;
    throw error;
  }
}

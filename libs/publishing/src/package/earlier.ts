import { open, stat } from 'node:fs/promises';
import { explained } from '#kernel';
import type { Policy } from '#transparency';
import { policyOf } from '../witness/policy-file.js';
import { FILES, MOST_BYTES } from './paths.js';
import { readPackageCheckpoint } from './read.js';
import { openSource, readWhole } from './source.js';

/** What an auditor kept from an earlier time. */
export interface Earlier {
  /** Where it lies, as it was named. */
  readonly file: string;
  /** The checkpoint, with its signatures. */
  readonly note: string;
  /** What was asked of witnesses then; null where only the checkpoint was kept. */
  readonly policy: Policy | null;
}

/** The policy of who asks for nothing. */
export const NO_POLICY: Policy = { logs: [], witnesses: [], groups: [], quorum: null };

/** How a zip file begins, which no text does. */
const ZIP = 'PK\u0003\u0004';

/**
 * Reads the checkpoint that was kept, or the package (folder or zip) that it lies in.
 * @param setting what named it, which a refusal begins with: `--earlier`
 * @throws Refused `invalid` for a package without a checkpoint, or whose policy is none; `not-found` or `unavailable` when it can't be read
 */
export async function readEarlier(path: string, setting: string): Promise<Earlier> {
  if (!(await isPackage(path))) return { file: path, note: (await bytesOf(path, MOST_BYTES.note)).toString(), policy: null };
  const source = await openSource(path);
  try {
    const policy = await readWhole(source, FILES.policy, MOST_BYTES.text);
    const note = await readPackageCheckpoint(source);
    return { file: path, note, policy: policy === null ? NO_POLICY : policyOf(policy.toString(), `${path}, ${FILES.policy}`, setting) };
  } finally {
    await source.close();
  }
}

async function isPackage(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory() || (await bytesOf(path, ZIP.length)).toString('latin1') === ZIP;
  } catch (error) {
    throw explained(path, error);
  }
}

/** The beginning of a file. */
async function bytesOf(path: string, most: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw explained(path, error);
  } finally {
    await file.close();
  }
}

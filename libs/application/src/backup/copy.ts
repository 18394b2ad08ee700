import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { explained, syncFolder } from '#kernel';
import type { BackedUpFile } from './manifest.js';

/** Copies a file durably, for its owner only, and answers what it is by its bytes as they were read. @throws Refused `unavailable` */
export async function copyFile(from: string, to: string, path: string): Promise<BackedUpFile> {
  try {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    const copy = await open(to, 'wx', 0o600);
    let bytes = 0;
    try {
      for await (const chunk of createReadStream(from) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        bytes += chunk.length;
        await copy.writeFile(chunk);
      }
      await copy.sync();
    } finally {
      await copy.close();
    }
    await syncFolder(dirname(to));
    return { path, bytes, sha256: hash.digest('hex') };
  } catch (error) {
    throw explained(to, error);
  }
}

/** What a file is by its bytes. */
export async function describeFile(from: string, path: string): Promise<BackedUpFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(from) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Whether nothing is in the folder, or it is not there. @throws Refused `unavailable` when it can't be looked into */
export async function isEmptyFolder(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw explained(path, error);
  }
}

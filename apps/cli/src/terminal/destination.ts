import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { alreadyExists } from '#kernel';

/** Where bytes are written: a new file that only its owner may read, or standard output. @throws Refused `exists` naming `--out` */
export async function destination(file: string | undefined): Promise<Writable> {
  if (file === undefined) return process.stdout;
  const out = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  try {
    await once(out, 'open');
    return out;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw alreadyExists('--out', file, 'name a new file');
    throw error;
  }
}

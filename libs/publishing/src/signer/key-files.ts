import { hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { explained, Refused } from '#kernel';
import { hexId, newSigningKey, signerOf, type NoteSigner } from '#transparency';
import { nodeDisk, type Disk } from '../disk/index.js';
import type { SigningKeys } from './port.js';

/** Bits of a file's mode that let others than its owner at it. */
const OTHERS = 0o077;

/**
 * Secret keys as files of a folder that only its owner may enter: one `<key id>.key` for each, in the form of Go's note signers; and below
 * `ended/`, for each origin that was ended, a file that says so. Only the signer's process may use this (a rule of the dependencies).
 */
export class KeyFiles implements SigningKeys {
  private readonly disk: Disk;

  constructor(private readonly folder: string) {
    this.disk = nodeDisk(folder);
  }

  async of(origin: string): Promise<readonly NoteSigner[]> {
    const names = (await this.disk.list('')).filter((name) => name.endsWith('.key'));
    if (names.length > 0) await this.#mustBePrivate('');
    const keys: NoteSigner[] = [];
    for (const name of names) {
      const key = await this.#read(name);
      if (key?.name === origin) keys.push(key);
    }
    return keys;
  }

  async create(origin: string): Promise<NoteSigner> {
    const { skey } = newSigningKey(origin);
    const key = signerOf(skey);
    await this.#mustBePrivate('');
    await this.disk.write([{ path: fileOf(key), bytes: Buffer.from(`${skey}\n`) }]);
    return key;
  }

  destroy(key: NoteSigner): Promise<void> {
    return this.disk.remove(fileOf(key));
  }

  async isEnded(origin: string): Promise<boolean> {
    return (await this.disk.read(endOf(origin))) !== null;
  }

  end(origin: string): Promise<void> {
    return this.disk.write([{ path: endOf(origin), bytes: Buffer.from(`${origin}\n`) }]);
  }

  /** Null for one that was destroyed since it was listed. */
  async #read(name: string): Promise<NoteSigner | null> {
    await this.#mustBePrivate(name);
    const bytes = await this.disk.read(name);
    if (bytes === null) return null;
    try {
      return signerOf(bytes.toString('utf8').replace(/\n$/, ''));
    } catch (error) {
      // the text is a secret: what is wrong with it is said without it
      throw unusable(join(this.folder, name), 'holds no signing key', 'put the key back from where it was kept, or take the file away', error);
    }
  }

  async #mustBePrivate(name: string): Promise<void> {
    const path = join(this.folder, name);
    const mode = await modeOf(path);
    if (mode === null || (mode & OTHERS) === 0) return;
    throw unusable(path, `may be used by others than its owner (mode ${mode.toString(8)})`, `chmod ${name === '' ? '700' : '600'} ${path}`);
  }
}

/** The permissions of a file or folder; null when it is not there. */
async function modeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw explained(path, error);
  }
}

function fileOf({ id }: NoteSigner): string {
  return `${hexId(id)}.key`;
}

function endOf(origin: string): string {
  return `ended/${hash('sha256', origin)}`;
}

function unusable(path: string, problem: string, remedy: string, cause?: unknown): Refused {
  return new Refused('unavailable', `the key file ${path} ${problem}`, [{ field: path, problem, remedy }], { cause });
}

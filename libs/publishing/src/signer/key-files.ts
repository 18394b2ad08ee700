import { hash } from 'node:crypto';
import { join } from 'node:path';
import { Refused } from '#kernel';
import { hexId, newSigningKey, signerOf, type NoteSigner } from '#transparency';
import { mustBePrivate, nodeDisk, type Disk } from '../disk/index.js';
import type { SigningKeys } from './port.js';

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
    if (names.length > 0) await mustBePrivate(this.folder);
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
    await mustBePrivate(this.folder);
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
    await mustBePrivate(join(this.folder, name));
    const bytes = await this.disk.read(name);
    if (bytes === null) return null;
    try {
      return signerOf(bytes.toString('utf8').replace(/\n$/, ''));
    } catch (error) {
      // the text is a secret: what is wrong with it is said without it
      throw unusable(join(this.folder, name), 'holds no signing key', 'put the key back from where it was kept, or take the file away', error);
    }
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

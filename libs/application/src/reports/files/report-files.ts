import { createHash } from 'node:crypto';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { explained, makeFolder, notFound, randomToken, Refused, syncFolder } from '#kernel';

/** Lower-case hex SHA-256 of a file's bytes, which is its name. */
const HASH = /^[0-9a-f]{64}$/;

/** A rendered file as it was kept. */
export interface KeptFile {
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

/** Rendered files of reports in a folder, `ab/ab12…` for the one whose SHA-256 begins so. Equal bytes lie once; none is ever written over. */
export class ReportFiles {
  constructor(private readonly folder: string) {}

  /** Keeps the bytes, durable when this answers. @throws Refused `unavailable` when the folder can't be used */
  async put(bytes: Uint8Array): Promise<KeptFile> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const folder = join(this.folder, sha256.slice(0, 2));
    const incoming = join(this.folder, `incoming-${randomToken()}`);
    try {
      makeFolder(folder);
      const file = await open(incoming, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(incoming, join(folder, sha256));
      await syncFolder(folder);
      await syncFolder(this.folder);
      return { sha256, size: bytes.length };
    } catch (error) {
      throw explained(this.folder, error);
    } finally {
      await rm(incoming, { force: true });
    }
  }

  /** The bytes, held against their hash. @throws Refused `not-found`; `unavailable` when what lies there is another file */
  async get(sha256: string): Promise<Uint8Array> {
    const bytes = await this.find(sha256);
    if (bytes === null) throw notFound('sha256', `the file ${sha256}`, 'bring it back from a backup of the reports');
    return bytes;
  }

  /** The same; null where it does not lie there. @throws Refused `unavailable` when what lies there is another file */
  async find(sha256: string): Promise<Uint8Array | null> {
    const bytes = await this.#read(sha256);
    if (bytes === null) return null;
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found === sha256) return bytes;
    const problem = `the file ${sha256} in ${this.folder} was altered: its bytes have the hash ${found}`;
    throw new Refused('unavailable', problem, [
      { field: 'sha256', problem, remedy: 'bring the file back from a backup; the event that published it says what it must be' },
    ]);
  }

  /** Whether the file lies there, unaltered or not. */
  async has(sha256: string): Promise<boolean> {
    return (await this.#names()).has(sha256);
  }

  /** Every file that lies there, and those that a crash left on their way. */
  async all(): Promise<readonly string[]> {
    return [...(await this.#names())];
  }

  /** Whether it was put there less than so many milliseconds ago, by the clock of the folder's machine; not where it is not there. */
  async isFresh(name: string, milliseconds: number): Promise<boolean> {
    try {
      return Date.now() - (await stat(this.#pathOf(name))).mtimeMs < milliseconds;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw explained(this.folder, error);
    }
  }

  /** Removes a file for good, where it is there. @throws Refused `unavailable` */
  async remove(name: string): Promise<void> {
    try {
      await rm(this.#pathOf(name), { force: true });
    } catch (error) {
      throw explained(this.folder, error);
    }
  }

  #pathOf(name: string): string {
    return HASH.test(name) ? join(this.folder, name.slice(0, 2), name) : join(this.folder, name);
  }

  async #read(sha256: string): Promise<Uint8Array | null> {
    if (!HASH.test(sha256)) return null;
    try {
      return await readFile(this.#pathOf(sha256));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw explained(this.folder, error);
    }
  }

  async #names(): Promise<ReadonlySet<string>> {
    try {
      const found = await readdir(this.folder, { recursive: true, withFileTypes: true });
      return new Set(found.filter((entry) => entry.isFile()).map(({ name }) => name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Set();
      throw explained(this.folder, error);
    }
  }
}

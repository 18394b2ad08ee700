import { closeSync, fsync, lstatSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { isLocked } from '#event-store';
import { explained, randomToken, Refused, syncFolder, syncMade } from '#kernel';
import { claimInTime } from './claim-in-time.js';
import { mustBePath } from './path.js';
import type { Disk, DiskFile } from './port.js';

/** Files that are open at once while a group is written. */
const AT_ONCE = 64;
/** What lies half written for longer was left by a process that ended. */
const LEFT_BEHIND_MS = 3_600_000;
/** How long others may work alone before whoever waits is turned away: they write a file or two. */
const PATIENCE_MS = 10_000;

/** Permissions of what is made, less what the process's umask withholds. */
interface Modes {
  readonly folder: number;
  readonly file: number;
}

/**
 * A folder of the machine, made when first written to, for its owner only. What a folder that is there permits its group and others, what is
 * written in it permits too. What is half written lies in `.incoming`; who works alone holds a lock of the operating system on `.turn.lock`.
 */
export function nodeDisk(root: string, patienceMs = PATIENCE_MS): Disk {
  return new NodeDisk(root, patienceMs);
}

class NodeDisk implements Disk {
  readonly #incoming: string;
  #modes: Modes | null = null;

  constructor(
    private readonly root: string,
    private readonly patienceMs: number,
  ) {
    this.#incoming = join(root, '.incoming');
  }

  async read(path: string): Promise<Buffer | null> {
    mustBePath(path);
    try {
      return await readFile(join(this.root, path));
    } catch (error) {
      return nullWhenAbsent(join(this.root, path), error);
    }
  }

  async write(files: readonly DiskFile[]): Promise<void> {
    for (const { path } of files) mustBePath(path);
    for (let from = 0; from < files.length; from += AT_ONCE) await this.#writeGroup(files.slice(from, from + AT_ONCE));
  }

  async list(folder: string): Promise<readonly string[]> {
    if (folder !== '') mustBePath(folder);
    try {
      const entries = await readdir(join(this.root, folder), { withFileTypes: true });
      return entries
        .filter(({ name }) => !name.startsWith('.'))
        .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
        .sort();
    } catch (error) {
      return nullWhenAbsent(join(this.root, folder), error) ?? [];
    }
  }

  async remove(path: string): Promise<void> {
    mustBePath(path);
    const whole = join(this.root, path);
    try {
      if (lstatSync(whole, { throwIfNoEntry: false }) === undefined) return;
      await rm(whole, { recursive: true });
      await syncFolder(dirname(whole));
    } catch (error) {
      nullWhenAbsent(whole, error);
    }
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    const release = await this.#turn();
    try {
      return await work();
    } finally {
      release();
    }
  }

  async #turn(): Promise<() => void> {
    try {
      const { file: mode } = await this.#ready();
      const turn = join(this.root, '.turn');
      // made with the permissions of what lies here; never opened otherwise, for that would free the lock when it is closed
      await writeFile(`${turn}.lock`, '', { flag: 'wx', mode }).catch(nullWhenThere);
      return await claimInTime(turn, this.patienceMs);
    } catch (cause) {
      if (!(cause instanceof Refused && isLocked(cause.cause))) throw explained(this.root, cause);
      const problem = `another process has kept ${this.root} from being written for ${this.patienceMs / 1000} seconds`;
      throw new Refused('unavailable', problem, [{ field: this.root, problem, remedy: 'let that process go on, or end it' }], { cause });
    }
  }

  async #writeGroup(files: readonly DiskFile[]): Promise<void> {
    const halves = files.map(() => join(this.#incoming, randomToken()));
    try {
      const { file, folder: mode } = await this.#ready();
      await settled(files.map(({ bytes }, index) => writeSynced(halves[index] as string, bytes, file)));
      const folders = new Set<string>();
      for (const [index, { path }] of files.entries()) {
        const whole = join(this.root, path);
        if (!folders.has(dirname(whole))) mkdirSync(dirname(whole), { recursive: true, mode });
        renameSync(halves[index] as string, whole);
        for (let folder = dirname(whole); folder.length >= this.root.length; folder = dirname(folder)) folders.add(folder);
      }
      await settled([...folders].map(syncFolder));
    } catch (error) {
      // what stays is swept away later; why the write failed is what is told
      await Promise.allSettled(halves.map((half) => rm(half, { force: true })));
      throw explained(this.root, error);
    }
  }

  async #ready(): Promise<Modes> {
    const rooted = await mkdir(this.root, { recursive: true, mode: 0o700 });
    const modes = (this.#modes ??= await this.#begin());
    const made = await mkdir(this.#incoming, { recursive: true, mode: modes.folder });
    const first = rooted ?? made;
    if (first !== undefined) syncMade(first, rooted === undefined ? this.#incoming : this.root);
    return modes;
  }

  async #begin(): Promise<Modes> {
    const { mode } = await stat(this.root);
    await this.#sweep();
    return { folder: 0o700 | (mode & 0o077), file: 0o600 | (mode & 0o066) };
  }

  async #sweep(): Promise<void> {
    for (const name of await readdir(this.#incoming).catch((error: unknown) => nullWhenAbsent(this.#incoming, error) ?? [])) {
      const half = join(this.#incoming, name);
      const found = await stat(half).catch((error: unknown) => nullWhenAbsent(half, error));
      if (found !== null && Date.now() - found.mtimeMs > LEFT_BEHIND_MS) await rm(half, { force: true });
    }
  }
}

/** All but the sync at once: handing a call that takes microseconds to another thread, and its answer back, takes longer than the call. */
async function writeSynced(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = openSync(path, 'wx', mode);
  try {
    writeFileSync(file, bytes);
    await synced(file);
  } finally {
    closeSync(file);
  }
}

const synced = promisify(fsync);

/** All of them, or the first failure, once none is under way any more. */
async function settled(all: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(all)) if (result.status === 'rejected') throw result.reason;
}

function nullWhenThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'EEXIST') return null;
  throw error;
}

function nullWhenAbsent(path: string, error: unknown): null {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
  throw explained(path, error);
}

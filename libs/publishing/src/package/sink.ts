import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { alreadyExists, explained, makeFolder } from '#kernel';

/** Where a package is written to, file by file. */
export interface PackageSink {
  write(path: string, content: Buffer | string | AsyncIterable<Buffer>): Promise<void>;
  /** After the last file: it is whole then. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/** A zip file where the name ends so, else a folder. @throws Refused `exists`, `unavailable` */
export async function openSink(path: string): Promise<PackageSink> {
  return path.toLowerCase().endsWith('.zip') ? ZipSink.open(path) : FolderSink.open(path);
}

class FolderSink implements PackageSink {
  private constructor(private readonly root: string) {}

  static async open(root: string): Promise<FolderSink> {
    makeFolder(root);
    if ((await readdir(root)).length > 0)
      throw alreadyExists('--out', `something in ${root}`, 'name a folder that is empty or not there yet, or a new .zip file');
    return new FolderSink(root);
  }

  async write(path: string, content: Buffer | string | AsyncIterable<Buffer>): Promise<void> {
    const to = join(this.root, path);
    try {
      await mkdir(dirname(to), { recursive: true });
      await pipeline(streamOf(content), createWriteStream(to, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      throw explained(to, error);
    }
  }

  async finish(): Promise<void> {}

  async abandon(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}

/** One for every file, so that the same content makes the same zip. */
const WRITTEN_AT = new Date(2000, 0, 1);

class ZipSink implements PackageSink {
  readonly #zip = new yazl.ZipFile();
  readonly #written: Promise<void>;
  #current: Readable | null = null;

  private constructor(
    private readonly path: string,
    out: Writable,
  ) {
    this.#written = pipeline(this.#zip.outputStream, out);
    this.#written.catch((error: unknown) => this.#current?.destroy(error as Error));
  }

  static async open(path: string): Promise<ZipSink> {
    const out = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    try {
      await once(out, 'open');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw alreadyExists('--out', path, 'name a new file');
      throw explained(path, error);
    }
    return new ZipSink(path, out);
  }

  /** Waits until the file has gone by, so that one is in memory at a time. */
  async write(path: string, content: Buffer | string | AsyncIterable<Buffer>): Promise<void> {
    const stream = streamOf(content);
    this.#current = stream;
    this.#zip.addReadStream(stream, path, { mtime: WRITTEN_AT, mode: 0o100644, compress: !isHashes(path) });
    try {
      await finished(stream);
    } catch (error) {
      throw explained(this.path, error);
    }
  }

  async finish(): Promise<void> {
    this.#zip.end();
    try {
      await this.#written;
    } catch (error) {
      throw explained(this.path, error);
    }
  }

  async abandon(): Promise<void> {
    (this.#zip.outputStream as Readable).destroy();
    await this.#written.catch(() => undefined);
    await rm(this.path, { force: true });
  }
}

/** Hashes do not compress. */
function isHashes(path: string): boolean {
  return path.startsWith('tile/') && !path.startsWith('tile/entries/');
}

function streamOf(content: Buffer | string | AsyncIterable<Buffer>): Readable {
  return typeof content === 'string' || Buffer.isBuffer(content)
    ? Readable.from([Buffer.from(content)], { objectMode: false })
    : Readable.from(content, { objectMode: false });
}

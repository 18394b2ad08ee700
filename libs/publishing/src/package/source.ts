import { createReadStream } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { explained, invalid } from '#kernel';
import { FILES } from './paths.js';

/** More files than any package of a log that one machine holds; what says it has more is not read. */
const MOST_FILES = 500_000;

/** The files of a package, wherever they lie. Nothing is ever unpacked to the disk. */
export interface PackageSource {
  /** Names of all files, sorted; those that lie beside the package's folder in a zip begin with `../`. */
  readonly paths: readonly string[];
  /** Names that are there more than once. */
  readonly twice: readonly string[];
  /** The file's bytes as they come; null when it is not there. @throws Refused naming it when it can't be opened */
  open(path: string): Promise<Readable | null>;
  close(): Promise<void>;
}

/** @throws Refused `unavailable` when it can't be read; `invalid` when it is no zip file */
export async function openSource(path: string): Promise<PackageSource> {
  try {
    return (await stat(path)).isDirectory() ? await openFolder(path) : await openZip(path);
  } catch (error) {
    throw explained(path, error);
  }
}

/** The file's bytes, whole; null when it is not there. @throws Refused `invalid` naming it when it is larger, or can't be read */
export async function readWhole(source: PackageSource, path: string, mostBytes: number): Promise<Buffer | null> {
  const stream = await source.open(path);
  if (stream === null) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw invalid(path, `is larger than ${mostBytes} bytes`, 'the file as it was exported');
      chunks.push(chunk);
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  return Buffer.concat(chunks);
}

/** What went wrong in reading a file, as a refusal that names it. */
export function unreadable(path: string, error: unknown): Error {
  const cause = explained(path, error);
  if (cause instanceof Error && cause.name === 'Refused') return cause;
  return invalid(path, `can't be read: ${error instanceof Error ? error.message : String(error)}`, 'the file as it was exported');
}

async function openFolder(root: string): Promise<PackageSource> {
  const paths: string[] = [];
  for await (const path of filesBelow(root, '')) {
    paths.push(path);
    if (paths.length > MOST_FILES) throw tooMany(root);
  }
  const known = new Set(paths);
  return {
    paths: paths.sort(),
    twice: [],
    open: async (path) => (known.has(path) && (await lstat(join(root, path))).isFile() ? createReadStream(join(root, path)) : null),
    close: async () => {},
  };
}

/** A link is listed as a file, and never followed. */
async function* filesBelow(root: string, folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(root, path);
    else yield path;
  }
}

/** The names in a zip are only compared with those of a package: none of them is ever a place on this disk. */
async function openZip(path: string): Promise<PackageSource> {
  const zip = await zipAt(path);
  const entries = new Map<string, Entry>();
  const twice: string[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (entries.has(entry.fileName)) twice.push(entry.fileName);
      else entries.set(entry.fileName, entry);
      if (entries.size + twice.length > MOST_FILES) throw tooMany(path);
    }
  } catch (error) {
    zip.close();
    throw unreadable(path, error);
  }
  const above = folderAbove(entries);
  return {
    paths: [...entries.keys()].map((name) => (name.startsWith(above) ? name.slice(above.length) : `../${name}`)).sort(),
    twice,
    open: async (name) => {
      const entry = entries.get(above + name);
      if (entry === undefined) return null;
      try {
        return await zip.openReadStreamPromise(entry);
      } catch (error) {
        throw unreadable(name, error);
      }
    },
    close: async () => zip.close(),
  };
}

async function zipAt(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, strictFileNames: true });
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Whoever zips a folder by hand gets its name in front of every file; empty where the package lies at the top. */
function folderAbove(entries: ReadonlyMap<string, Entry>): string {
  if (entries.has(FILES.manifest)) return '';
  const found = [...entries.keys()].find((name) => name.endsWith(`/${FILES.manifest}`) && name.split('/').length === 2);
  return found === undefined ? '' : found.slice(0, -FILES.manifest.length);
}

function tooMany(path: string): Error {
  return invalid(path, `holds more than ${MOST_FILES} files`, 'the package as it was exported');
}

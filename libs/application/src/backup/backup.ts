import { closeSync, openSync } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backup } from 'node:sqlite';
import { nowOf, Refused, systemClock, type Clock, type Instant, explained, makeFolder } from '#kernel';
import { databaseRefusal, openDatabase, openSqliteReader } from '#event-store';
import { layoutOf } from '../ledger/index.js';
import { openSqliteVaultReader } from '../vault/index.js';
import { copyFile, describeFile, isEmptyFolder } from './copy.js';
import { writeManifest, type BackedUpFile, type Manifest } from './manifest.js';
import { verifyLog, type Verified } from './verify.js';

/** Pages of a database copied before the writer gets its turn. */
const PAGES_AT_ONCE = 1000;

/**
 * Copies a ledger while it is in use: first the log, then the vault, then the evidence, so that what the copied log names is in the
 * copies made after it. The copies are verified before the manifest is written, which is what makes them a backup.
 * `onFile` is called with each file that is done.
 * @throws Refused `unavailable`, leaving nothing, when there is no ledger, the folder is not empty or can't be used, or a copy does not hold
 */
export async function backUp(root: string, to: string, onFile: (file: BackedUpFile) => void = () => {}, clock: Clock = systemClock): Promise<Manifest> {
  if (!(await isEmptyFolder(to))) throw notEmpty(to);
  makeFolder(to);
  try {
    return await fill(to, root, onFile, nowOf(clock));
  } catch (error) {
    await rm(to, { recursive: true, force: true });
    throw error;
  }
}

async function fill(to: string, root: string, onFile: (file: BackedUpFile) => void, takenAt: Instant): Promise<Manifest> {
  const [from, copy] = [layoutOf(root), layoutOf(to)];
  const files: BackedUpFile[] = [];
  const done = (file: BackedUpFile): void => {
    files.push(file);
    onFile(file);
  };
  await copyDatabase(from.log, copy.log);
  await copyDatabase(from.vault, copy.vault);
  const { ledger, seq } = await verifyCopies(to);
  done(await describeFile(copy.log, 'ledger.db'));
  done(await describeFile(copy.vault, 'vault.db'));
  for (const path of await evidenceIn(from.evidence)) done(await copyFile(join(root, path), join(to, path), path));
  const manifest: Manifest = { format: 1, ledger, seq, takenAt, files };
  await writeManifest(to, manifest);
  return manifest;
}

/** @throws Refused `unavailable` unless the log and the vault in the folder, which nobody else uses, hold */
export async function verifyCopies(folder: string): Promise<Verified> {
  const { log, vault } = layoutOf(folder);
  const reader = openSqliteReader(log);
  try {
    const keys = openSqliteVaultReader(vault);
    try {
      return await verifyLog(reader, keys);
    } finally {
      await keys.close();
    }
  } finally {
    await reader.close();
    await removeBeside(log);
    await removeBeside(vault);
  }
}

/** A connection that only reads leaves the files it needed beside the database. */
async function removeBeside(database: string): Promise<void> {
  for (const suffix of ['-wal', '-shm']) await rm(database + suffix, { force: true });
}

/** SQLite's own way of copying a database that is being written; the copy is one file, for its owner only. */
async function copyDatabase(from: string, to: string): Promise<void> {
  const source = openDatabase(from, { readOnly: true, synchronous: 'FULL' });
  try {
    closeSync(openSync(to, 'wx', 0o600));
    await backup(source, to, { rate: PAGES_AT_ONCE });
    const copy = await open(to, 'r');
    await copy.sync();
    await copy.close();
  } catch (error) {
    throw databaseRefusal(to, explained(to, error));
  } finally {
    source.close();
  }
}

/** Paths of the evidence files, from the ledger's folder; those still coming in are not among them. */
async function evidenceIn(folder: string): Promise<readonly string[]> {
  const shards = (await readdir(folder).catch(noneYet)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const paths = await Promise.all(shards.map(async (shard) => (await readdir(join(folder, shard))).map((name) => `evidence/${shard}/${name}`)));
  return paths.flat().sort();
}

function noneYet(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw explained('evidence', error);
}

function notEmpty(folder: string): Refused {
  const problem = `${folder} is not empty`;
  return new Refused('unavailable', problem, [{ field: folder, problem, remedy: 'name a folder that is empty or not there yet' }]);
}

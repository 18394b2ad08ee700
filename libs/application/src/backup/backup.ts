import { closeSync, existsSync, openSync, type Dirent } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { backup } from 'node:sqlite';
import { nowOf, Refused, systemClock, type Clock, explained, makeFolder, randomToken } from '#kernel';
import { databaseRefusal, openDatabase, openSqliteReader } from '#event-store';
import { EMBEDDED, type Engines } from '../engines/engines.js';
import { ErasuresOnRecord, lastTaken, takenOnRecord, type TakenOnRecord } from '../erasure/index.js';
import { layoutOf } from '../ledger/layout.js';
import { openSqliteVaultReader } from '../vault/index.js';
import { copyFile, describeFile, isEmptyFolder } from './copy.js';
import { writeManifest, type BackedUpFile, type Manifest } from './manifest.js';
import { eraseIn } from './purge.js';
import { purgeRegistered } from './reach.js';
import { register, unregister, type RegisteredBackup } from './registry.js';
import { verifyLog, type Verified } from './verify.js';

/** Pages of a database copied before the writer gets its turn. */
const PAGES_AT_ONCE = 1000;

export interface BackUpOptions {
  /** What the ledger runs on; files without it. */
  readonly engines?: Engines;
  /** Where the ledger's signed checkpoints lie; in its own folder when null or absent. */
  readonly checkpoints?: string | null;
  /** Where its evidence lies, likewise. */
  readonly evidence?: string | null;
  /** Called with each file that is done. */
  readonly onFile?: (file: BackedUpFile) => void;
  readonly clock?: Clock;
}

/**
 * Copies a ledger while it is in use: first the signed checkpoints, then the log, the vault, the evidence and the published reports, so that what each names is in
 * the copies made after it. Signing keys are never copied. The copies are verified before the manifest is written, which is what makes them
 * a backup; and it is registered in the ledger's folder, so that what is erased later is erased there too.
 * @throws Refused `unavailable`, leaving nothing, when there is no ledger, parts of it lie in databases, the folder is not empty or can't be used, or a copy does not hold
 */
export async function backUp(root: string, to: string, options: BackUpOptions = {}): Promise<Manifest> {
  mustLieInFiles(options.engines ?? EMBEDDED);
  if (!(await isEmptyFolder(to))) throw notEmpty(to);
  const backup = { id: randomToken(), path: resolve(to), takenAt: nowOf(options.clock ?? systemClock), seq: -1, erasedThrough: -1 };
  const log = openSqliteReader(layoutOf(root).log);
  const onRecord = new ErasuresOnRecord(log);
  try {
    makeFolder(to);
    await register(root, backup);
    return await fill(backup, root, () => takenOnRecord(log, onRecord), options);
  } catch (error) {
    await rm(to, { recursive: true, force: true });
    await unregister(root, backup);
    throw error;
  } finally {
    await log.close();
  }
}

async function fill(
  backup: RegisteredBackup,
  root: string,
  onRecord: () => Promise<TakenOnRecord>,
  { checkpoints = null, evidence = null, onFile = () => {} }: BackUpOptions,
): Promise<Manifest> {
  const { path: to, id, takenAt } = backup;
  const [from, copy] = [layoutOf(root, { checkpoints, evidence }), layoutOf(to)];
  const files: BackedUpFile[] = [];
  const copyAll = async (folder: string, named: string, paths: readonly string[]): Promise<void> => {
    for (const path of paths) {
      const file = await copyFile(join(folder, path), join(to, named, path), `${named}/${path}`);
      files.push(file);
      onFile(file);
    }
  };
  await copyAll(from.checkpoints, 'checkpoints', await filesIn(from.checkpoints));
  await copyDatabase(from.log, copy.log);
  await copyDatabase(from.vault, copy.vault);
  const { ledger, seq } = await verifyCopies(to);
  await copyAll(from.evidence, 'evidence', await filesIn(from.evidence, /^[0-9a-f]{2}$/));
  await copyAll(from.reports, 'reports', await filesIn(from.reports, /^[0-9a-f]{2}$/));
  await copyAll(join(root, 'backups'), 'backups', await filesIn(join(root, 'backups'), /\.json$/));
  const taken = await onRecord();
  await eraseIn(to, taken); // what was taken from the ledger while it was copied
  const databases = [await describeFile(copy.log, 'ledger.db'), await describeFile(copy.vault, 'vault.db')];
  for (const file of databases) onFile(file);
  const manifest: Manifest = { format: 2, id, ledger, seq, takenAt, files: [...databases, ...files.filter(({ path }) => existsSync(join(to, path)))] };
  await writeManifest(to, manifest);
  await register(root, { ...backup, seq, erasedThrough: lastTaken(taken) });
  // whoever erases from now on finds it whole
  const since = await onRecord();
  if (lastTaken(since) > lastTaken(taken)) await purgeRegistered(root, to, ledger, since);
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

/** Paths of the files in a folder, from it, sorted; none when it is not there. `first` says which of its own entries count. */
async function filesIn(folder: string, first = /^[^.]/): Promise<readonly string[]> {
  const names = (await readdir(folder, { withFileTypes: true }).catch(noneYet)).filter(({ name }) => first.test(name));
  const paths = await Promise.all(
    names.map(async (entry) => (entry.isDirectory() ? inFolder(entry.name, await filesIn(join(folder, entry.name))) : [entry.name])),
  );
  return paths.flat().sort();
}

function inFolder(folder: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) => `${folder}/${path}`);
}

function noneYet(error: NodeJS.ErrnoException): Dirent[] {
  if (error.code === 'ENOENT') return [];
  throw explained(error.path ?? 'backup', error);
}

/** What lies in a database is backed up by the database's own means. */
function mustLieInFiles({ kurrentdb, postgres, tenant }: Engines): void {
  if (kurrentdb === null && postgres === null) return;
  const problem = 'the ledger does not lie in files alone';
  const log = kurrentdb === null ? 'ledger.db by `sqlite3 ledger.db ".backup FILE"`' : 'the log by the backup of KurrentDB itself';
  const vault = postgres === null ? 'vault.db by `sqlite3 vault.db ".backup FILE"`' : `the vault by \`pg_dump --schema=${tenant}_vault\``;
  const remedy = `copy, in this order: the folder of checkpoints, ${log}, ${vault}, the folders evidence and reports`;
  const field = kurrentdb === null ? 'POSTGRES_URL' : 'KURRENTDB_URL';
  throw new Refused('unavailable', `${problem}: ${remedy}`, [{ field, problem, remedy }]);
}

function notEmpty(folder: string): Refused {
  const problem = `${folder} is not empty`;
  return new Refused('unavailable', problem, [{ field: folder, problem, remedy: 'name a folder that is empty or not there yet' }]);
}

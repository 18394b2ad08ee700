import { join } from 'node:path';
import { z } from 'zod';
import { Broken, canonicalJson, type Instant } from '#kernel';
import { nodeDisk, type Disk } from '#publishing';

const entry = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  path: z.string(),
  takenAt: z.string().transform((text) => text as Instant),
  seq: z.int().min(-1),
  erasedThrough: z.int().min(-1),
});

/** A backup that was made of a ledger: erasures have to reach it. */
export interface RegisteredBackup {
  /** As its manifest says, so that it is known wherever it is moved. */
  readonly id: string;
  /** Where it lay when it was last seen; absolute. */
  readonly path: string;
  readonly takenAt: Instant;
  /** seq of the last event in it. */
  readonly seq: number;
  /** seq of the last erasure, or redaction for one, that was carried out in it; -1 before the first. */
  readonly erasedThrough: number;
}

/** Every backup that was made of the ledger in `root`, one small file each in its folder `backups`, so that two processes never write the same. */
export async function registeredBackups(root: string): Promise<readonly RegisteredBackup[]> {
  const disk = registry(root);
  const names = (await disk.list('')).filter((name) => name.endsWith('.json'));
  const found = await Promise.all(names.map(async (name) => ({ name, bytes: await disk.read(name) })));
  return found.flatMap(({ name, bytes }) => (bytes === null ? [] : [parsed(name, bytes)])).sort((a, b) => (a.takenAt < b.takenAt ? -1 : 1));
}

/** Registers a backup, or what is new about it; durable when it resolves. @throws Refused `unavailable` */
export async function register(root: string, backup: RegisteredBackup): Promise<void> {
  await registry(root).write([{ path: nameOf(backup), bytes: Buffer.from(`${canonicalJson(backup)}\n`) }]);
}

/** Takes a backup that is no more off the list. */
export async function unregister(root: string, backup: Pick<RegisteredBackup, 'id'>): Promise<void> {
  await registry(root).remove(nameOf(backup));
}

function registry(root: string): Disk {
  return nodeDisk(join(root, 'backups'));
}

/** Ids may begin with a hyphen, which names of files had better not. */
function nameOf({ id }: Pick<RegisteredBackup, 'id'>): string {
  return `backup.${id}.json`;
}

function parsed(name: string, bytes: Buffer): RegisteredBackup {
  try {
    return entry.parse(JSON.parse(bytes.toString()));
  } catch (error) {
    throw new Broken(`backups/${name} does not say where a backup is`, { cause: error });
  }
}

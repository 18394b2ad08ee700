import { resolve } from 'node:path';
import { addDays, dateIn, parseInstant, Refused, type CalendarDate, type Instant } from '#kernel';
import { lastTaken, type ErasureOnRecord, type TakenOnRecord } from '../erasure/index.js';
import { readManifest } from './manifest.js';
import { purge } from './purge.js';
import { register, registeredBackups, type RegisteredBackup } from './registry.js';

/** Days within which what is erased is to be gone from every backup. */
const DAYS_TO_REACH_BACKUPS = 30;

type Owed = Pick<ErasureOnRecord, 'erasure' | 'seq' | 'recordedAt'>;

/** What was taken from a ledger: for which erasure, and when. */
interface OnRecord {
  readonly erasures: readonly Owed[];
  readonly redactions: readonly Owed[];
}

/** A backup, and what erasures are owed in it: in its vault, in its evidence, or in its files of reports. */
export interface BackupStanding extends Omit<RegisteredBackup, 'erasedThrough'> {
  /** Null when every erasure has reached it. */
  readonly owed: { readonly erasures: number; readonly since: Instant; readonly by: CalendarDate } | null;
}

/** How each backup stands, by what is on record. `by` is a day in the time zone. */
export function standingOf({ erasedThrough, ...backup }: RegisteredBackup, { erasures, redactions }: OnRecord, timeZone: string): BackupStanding {
  const due = [...erasures, ...redactions].filter(({ seq }) => seq > erasedThrough).toSorted((a, b) => a.seq - b.seq);
  const [first] = due;
  if (first === undefined) return { ...backup, owed: null };
  const by = addDays(dateIn(parseInstant(first.recordedAt), timeZone), DAYS_TO_REACH_BACKUPS);
  return { ...backup, owed: { erasures: new Set(due.map(({ erasure }) => erasure)).size, since: first.recordedAt, by } };
}

/** Carries out what is owed in each registered backup that can be reached; the others stay owed. */
export async function reachBackups(root: string, ledger: string, taken: TakenOnRecord): Promise<void> {
  const last = lastTaken(taken);
  for (const backup of await registeredBackups(root)) {
    if (backup.erasedThrough >= last) continue;
    try {
      await purgeRegistered(root, backup.path, ledger, taken);
    } catch (error) {
      if (!(error instanceof Refused)) throw error; // one that can't be reached stays owed, and is listed as that
    }
  }
}

async function holds(folder: string, id: string): Promise<boolean> {
  try {
    const manifest = await readManifest(folder);
    return manifest.format === 2 && manifest.id === id;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

/** Takes what was erased out of one backup, wherever it lies now, and registers that. @throws Refused as {@link purge} does */
export async function purgeRegistered(root: string, folder: string, ledger: string, taken: TakenOnRecord): Promise<void> {
  const manifest = await purge(folder, ledger, taken);
  if (manifest.format === 1) return; // it has no id to be known by
  const { id, takenAt, seq } = manifest;
  const known = (await registeredBackups(root)).find((backup) => backup.id === id);
  if (known !== undefined && known.path !== resolve(folder) && (await holds(known.path, id))) return; // this is a copy of it
  await register(root, { id, path: resolve(folder), takenAt: takenAt as Instant, seq, erasedThrough: lastTaken(taken) });
}

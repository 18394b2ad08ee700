import { existsSync } from 'node:fs';
import { layoutOf, type Layout } from '#application';
import { isClaimed } from '#event-store';
import { notFound } from '#kernel';

/** Where a command was told to find the ledger. */
export interface Place {
  readonly data?: string;
  readonly url?: string;
  readonly token?: string;
}

export const REAL_FOLDER = './data';
export const DEMO_FOLDER = './data/demo';

type Environment = Readonly<Record<string, string | undefined>>;

/** The data folder meant: as given, as set, else the usual one; and where that holds no ledger but the demo was tried, the demo's. */
export function dataFolder({ data }: Place, environment: Environment = process.env): string {
  const said = data ?? (environment['FREMDRIFT_DATA'] || undefined);
  if (said !== undefined) return said;
  return !holdsLedger(REAL_FOLDER) && holdsLedger(DEMO_FOLDER) ? DEMO_FOLDER : REAL_FOLDER;
}

/** The data folder meant, for what reads its files. @throws Refused `not-found` when it holds no ledger */
export function ledgerFolder(place: Place): string {
  const folder = dataFolder(place);
  if (holdsLedger(folder)) return folder;
  throw notFound('--data', `a ledger in ${folder}`, 'name the folder of a ledger, or make one with `npm start`');
}

/** Where the files of that ledger lie, for what reads them without opening it. @throws Refused `not-found` as {@link ledgerFolder} does */
export function layoutHere(place: Place, environment: Environment = process.env): Layout {
  return layoutOf(ledgerFolder(place), { checkpoints: environment['FREMDRIFT_CHECKPOINTS'] || null, keys: environment['FREMDRIFT_KEYS'] || null });
}

export function holdsLedger(folder: string): boolean {
  return existsSync(layoutOf(folder).log);
}

/** Whether another process holds the ledger in the folder. Never to be asked of one that this process has open. */
export function isServed(folder: string): boolean {
  return holdsLedger(folder) && isClaimed(layoutOf(folder).log);
}

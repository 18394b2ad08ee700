import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { COPY_FILE, layoutOf, LOG_FILE, type Layout } from '#application';
import { isClaimed } from '#event-store';
import { notFound } from '#kernel';
import { elsewhere, readConfig, WHERE_SETTINGS } from '#platform';

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

/** Where the files of that ledger lie, for what reads them without opening it. @throws Refused `not-found` as {@link ledgerFolder} does; `invalid` */
export function layoutHere(place: Place, environment: Environment = process.env): Layout {
  return layoutIn(ledgerFolder(place), environment);
}

/** Where the parts of a folder's ledger lie by the settings. @throws Refused `invalid` for settings that can't be used */
export function layoutIn(folder: string, environment: Environment = process.env): Layout {
  return layoutOf(folder, elsewhere(readConfig(environment, WHERE_SETTINGS)));
}

/** Whether there is a log in the folder, or the copy of one. */
export function holdsLedger(folder: string): boolean {
  return logsIn(folder).length > 0;
}

/** Whether another process holds the ledger in the folder. Never to be asked of one that this process has open. */
export function isServed(folder: string): boolean {
  return logsIn(folder).some((log) => isClaimed(log));
}

function logsIn(folder: string): readonly string[] {
  return [LOG_FILE, COPY_FILE].map((name) => join(folder, name)).filter((path) => existsSync(path));
}

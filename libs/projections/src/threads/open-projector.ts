import { join } from 'node:path';
import { systemClock, type Clock } from '#kernel';
import { openSqliteReader } from '#event-store';
import type { ViewsHome } from '../engine/views-home.js';
import type { ViewsReader } from '../engine/views.js';
import { ViewsKeeper, type Upkeep } from '../engine/views-keeper.js';
import { PostgresViewsReader, ViewsSchemas, type PostgresPlace } from '../postgres/index.js';
import { readModels } from '../read-models.js';
import { refreshStatuses } from '../status/upkeep.js';
import { SqliteViewsReader } from '../sqlite/views-reader.js';
import { ViewsFiles } from '../sqlite/views-files.js';

/** Which read models are meant. Plain data, as threads are handed it. */
export interface ViewsPlace {
  /** Folder of the ledger. */
  readonly folder: string;
  /** File that the log is read from; `ledger.db` in the folder without it. */
  readonly log?: string;
  /** Whether that file is a copy of a log which lies elsewhere. */
  readonly logIsCopy?: boolean;
  /** Where the read models lie when not in the folder. */
  readonly postgres?: PostgresPlace | null;
}

export interface ProjectorOptions {
  /** Events a transaction. */
  readonly pageSize?: number;
  readonly clock?: Clock;
}

const PAGE_SIZE = 1000;
/** A thread asks one question at a time, and a command may look something up meanwhile. */
const SNAPSHOTS_AT_ONCE = 4;

/**
 * The projector of a ledger, in the calling thread: it moves when it is stepped. The only one on its read models, or the one that leads.
 * @throws Refused when there is no ledger, or the database can't be used
 */
export async function openProjector(place: ViewsPlace, { pageSize = PAGE_SIZE, clock = systemClock }: ProjectorOptions = {}): Promise<ViewsKeeper> {
  const log = openSqliteReader(logFile(place));
  const views = openViews(place);
  const opened: { close(): Promise<void> }[] = [log, views];
  const release = async (): Promise<void> => {
    for (const one of opened) await one.close();
  };
  try {
    const home = await homeOf(place, (schemas) => opened.push(schemas));
    const upkeep: Upkeep = (writer) => refreshStatuses(views, writer, clock);
    return await ViewsKeeper.open({ home, log, logIsCopy: place.logIsCopy ?? false, projections: readModels, clock, pageSize, upkeep, release });
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * That read models can be kept there, as far as a start can tell.
 * @throws Refused when the database can't be reached or used, or holds those of a newer version
 */
export async function assertViewsUsable({ postgres = null }: ViewsPlace): Promise<void> {
  if (postgres === null) return;
  const schemas = await ViewsSchemas.open(postgres, readModels);
  try {
    await schemas.checkpoints('live');
  } finally {
    await schemas.close();
  }
}

/** The read models of a ledger, for asking. Opens nothing before the first snapshot. */
export function openViews({ folder, postgres = null }: ViewsPlace): ViewsReader {
  return postgres === null
    ? new SqliteViewsReader(new ViewsFiles(folder, readModels).live, readModels)
    : new PostgresViewsReader(postgres, readModels, { atOnce: SNAPSHOTS_AT_ONCE });
}

export function logFile({ folder, log = join(folder, 'ledger.db') }: ViewsPlace): string {
  return log;
}

async function homeOf({ folder, postgres = null }: ViewsPlace, toClose: (schemas: ViewsSchemas) => void): Promise<ViewsHome> {
  if (postgres === null) return new ViewsFiles(folder, readModels);
  const schemas = await ViewsSchemas.open(postgres, readModels);
  toClose(schemas);
  return schemas;
}

import { join } from 'node:path';
import { systemClock, type Clock } from '#kernel';
import { openSqliteReader } from '#event-store';
import { readModels } from '../read-models.js';
import { ViewsKeeper } from '../engine/views-keeper.js';
import { refreshStatuses } from '../status/upkeep.js';
import { SqliteViewsReader } from '../sqlite/views-reader.js';
import { ViewsFiles } from '../sqlite/views-files.js';

export interface ProjectorOptions {
  /** Events a transaction. */
  readonly pageSize?: number;
  readonly clock?: Clock;
}

const PAGE_SIZE = 1000;

/** The projector of the ledger in the folder, in the calling thread: it moves when it is stepped. @throws Refused when there is no ledger */
export async function openProjector(dataFolder: string, { pageSize = PAGE_SIZE, clock = systemClock }: ProjectorOptions = {}): Promise<ViewsKeeper> {
  const log = openSqliteReader(join(dataFolder, 'ledger.db'));
  const views = openViews(dataFolder);
  return ViewsKeeper.open({
    home: new ViewsFiles(dataFolder, readModels),
    log,
    projections: readModels,
    clock,
    pageSize,
    upkeep: (writer) => refreshStatuses(views, writer, clock),
    release: async () => {
      await views.close();
      await log.close();
    },
  });
}

/** The read models of the ledger in the folder, for asking. Opens nothing before the first snapshot. */
export function openViews(dataFolder: string): SqliteViewsReader {
  return new SqliteViewsReader(new ViewsFiles(dataFolder, readModels).live, readModels);
}

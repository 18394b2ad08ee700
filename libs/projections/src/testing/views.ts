import { systemClock, type Clock } from '#kernel';
import type { Projection } from '../engine/projection.js';
import { Projector, type Log } from '../engine/projector.js';
import { readModels } from '../read-models.js';
import { inFolder, type TestPlace } from './places.js';

export { TempFolders } from './temp-folders.js';

/** Steps until there is nothing left to do. */
export async function catchUp(projector: { step(): Promise<number | boolean> }): Promise<void> {
  while (await projector.step());
}

/** The read models of a log, built from nothing. @param where a place on some engine, or a folder for files */
export async function builtViews(
  where: TestPlace | string,
  log: Log,
  options: { readonly projections?: readonly Projection[]; readonly pageSize?: number; readonly clock?: Clock } = {},
) {
  const { projections = readModels, pageSize = 7, clock = systemClock } = options;
  const place = typeof where === 'string' ? inFolder(where) : where;
  const home = await place.home(projections);
  const writer = await home.open('live');
  await home.settle();
  const projector = await Projector.open(log, writer, projections, { pageSize, clock });
  await catchUp(projector);
  const reader = place.reader(projections);
  return {
    place,
    writer,
    projector,
    reader,
    close: async () => {
      await reader.close();
      await writer.close();
    },
  };
}

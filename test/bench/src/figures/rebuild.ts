import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { layoutOf } from '#application';
import { openProjector } from '#projections';
import { fillFolder } from '#samples';
import { buildBare, rowWritesOf } from '../baseline/bare-rebuild.js';
import type { Figure } from '../figure.js';
import { inTurns, rateOf } from '../rounds.js';

const PAGE_SIZE = 1000;

/** Building the read models of the sample plans, where every kind of event and of row change occurs, from nothing. */
export const rebuild: Figure = {
  name: 'rebuild',
  what: 'rebuild of the read models of the sample plans, against reading and parsing the log plus the same row writes',
  unit: 'events/s',
  bound: { atLeast: 0.5 },
  measure: async (workspace, { rounds }) => {
    const folder = workspace.folder();
    await fillFolder(folder);
    const { log } = layoutOf(folder);
    const writes = await rowWritesOf(log, PAGE_SIZE);
    const bareViews = join(folder, 'bare.db');
    return inTurns(
      () => rateOf(() => buildOurs(folder)),
      () => {
        rmSync(bareViews, { force: true });
        return rateOf(() => buildBare(log, bareViews, writes));
      },
      rounds,
    );
  },
};

/** @returns how many events it read */
async function buildOurs(folder: string): Promise<number> {
  const projector = await openProjector({ folder }, { pageSize: PAGE_SIZE });
  const building = projector.rebuild();
  do await projector.step();
  while ((await projector.progress()) !== null);
  await building;
  const events = projector.seq + 1;
  await projector.close();
  return events;
}

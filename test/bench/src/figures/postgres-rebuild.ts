import { layoutOf } from '#application';
import { systemClock } from '#kernel';
import { connectPostgres, makeTestDatabase, type CopyValue, type Postgres } from '#postgres';
import { openProjector, readModels, type ViewsPlace } from '#projections';
import type { Figure } from '../figure.js';
import { FEWEST_EVENTS } from '../options.js';
import { inTurns, rateOf } from '../rounds.js';
import { withPostgres } from '../servers.js';

const TENANT = 'bench';
const BARE = 'bare';

/** Building read models in PostgreSQL from nothing, beside copying the rows that come of it into tables of the same kind. */
export const postgresRebuild: Figure = {
  name: 'postgres-rebuild',
  what: 'rebuild of the read models in PostgreSQL, against plain COPY of the rows that come of it',
  unit: 'events/s',
  bound: { atLeast: 0.3 },
  measure: (workspace, { writes, rounds }) =>
    withPostgres(async (server) => {
      const { folder } = await workspace.filled(Math.max(writes, FEWEST_EVENTS));
      const database = await makeTestDatabase(server);
      const place: ViewsPlace = { folder, log: layoutOf(folder).log, postgres: { url: database.url, tenant: TENANT } };
      const postgres = await connectPostgres(database.url, { applicationName: 'bench', max: 1 });
      try {
        const events = await rebuilt(place);
        const tables = await rowsOf(postgres);
        return await inTurns(
          () => rateOf(() => rebuilt(place)),
          async () => {
            await emptyTables(postgres);
            return rateOf(async () => {
              await copyAll(postgres, tables);
              return events;
            });
          },
          rounds,
        );
      } finally {
        await postgres.close();
        await database.drop();
      }
    }),
};

/** @returns how many events were read */
async function rebuilt(place: ViewsPlace): Promise<number> {
  const projector = await openProjector(place, { clock: systemClock });
  try {
    const building = projector.rebuild();
    do await projector.step();
    while ((await projector.progress()) !== null);
    await building;
    return projector.seq + 1;
  } finally {
    await projector.close();
  }
}

interface Rows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CopyValue[])[];
}

const names = readModels.flatMap(({ tables }) => tables);

async function rowsOf(postgres: Postgres): Promise<readonly Rows[]> {
  const all: Rows[] = [];
  for (const { name, columns } of names) {
    const wanted = Object.keys(columns);
    const found = await postgres.query(`SELECT ${wanted.join(', ')} FROM ${TENANT}_views.${name}`);
    all.push({ table: name, columns: wanted, rows: found.map((row) => wanted.map((column) => row[column] as CopyValue)) });
  }
  return all;
}

/** With the same columns and indexes. */
async function emptyTables(postgres: Postgres): Promise<void> {
  await postgres.run(`DROP SCHEMA IF EXISTS ${BARE} CASCADE`);
  await postgres.run(`CREATE SCHEMA ${BARE}`);
  for (const { name } of names) await postgres.run(`CREATE TABLE ${BARE}.${name} (LIKE ${TENANT}_views.${name} INCLUDING ALL)`);
}

async function copyAll(postgres: Postgres, tables: readonly Rows[]): Promise<void> {
  await postgres.inTransaction(async (within) => {
    for (const { table, columns, rows } of tables) await within.copyFrom([BARE, table], columns, rows);
  });
}

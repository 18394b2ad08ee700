import { Broken, Refused } from '#kernel';
import { connectPostgres, quoted, type Postgres, type Queries, type Transaction } from '#postgres';
import type { Projection } from '../engine/projection.js';
import type { Side, ViewsHome } from '../engine/views-home.js';
import type { Checkpoint, ViewsWriter } from '../engine/views.js';
import { bringAnalysisUpToDate } from './analysis.js';
import { namesOf, nameWhenReplaced, type Names, type PostgresPlace } from './place.js';
import { codeOf } from './error-code.js';
import { migrateViews, prepareViews } from './prepare.js';
import { schemaOf } from './schema.js';
import { checkpointsIn, PostgresViewsWriter } from './views-writer.js';

/** Longer than this, nobody who asks is held up by what waits for somebody else who does. */
const LOCK_WITHIN = "SET LOCAL lock_timeout TO '1s'";
/** The server's code for what can't be dropped, since something else is built on it. */
const BUILT_ON = '2BP01';

/** Read models in schemas of a database: `<tenant>_views`, and `<tenant>_views_next` beside it while they are rebuilt. */
export class ViewsSchemas implements ViewsHome {
  /** Which tables were opened to take the place of the live ones, by the number of their table of checkpoints. */
  #next: number | null = null;

  private constructor(
    private readonly place: PostgresPlace,
    private readonly projections: readonly Projection[],
    private readonly names: Names,
    private readonly postgres: Postgres,
  ) {}

  /** Makes roles and schemas where they are missing. @throws Refused `unavailable` as {@link prepareViews} does */
  static async open(place: PostgresPlace, projections: readonly Projection[]): Promise<ViewsSchemas> {
    await prepareViews(place);
    const names = namesOf(place.tenant);
    const postgres = await connectPostgres(place.url, { applicationName: 'fremdrift projector', role: names.projector, max: 1 });
    const schemas = new ViewsSchemas(place, projections, names, postgres);
    try {
      await migrateViews(postgres, names);
      return schemas;
    } catch (error) {
      await schemas.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.postgres.close();
  }

  async checkpoints(side: Side): Promise<readonly Checkpoint[] | null> {
    if ((await idOf(this.postgres, this.names[side])) === null) return null;
    const checkpoints = await checkpointsIn(this.postgres, `${quoted(this.names[side])}.`);
    assertNotNewer(this.names[side], checkpoints, this.projections);
    return checkpoints;
  }

  async open(side: Side): Promise<ViewsWriter> {
    const { [side]: schema, projector, reader } = this.names;
    await this.#changing(async (within) => {
      await within.run(`CREATE SCHEMA IF NOT EXISTS ${quoted(schema)}`);
      await within.run(`SET LOCAL search_path TO ${quoted(schema)}`);
      for (const statement of schemaOf(this.projections)) await within.run(statement);
      for (const { name, version } of this.projections)
        await within.run("INSERT INTO projection VALUES ($1, $2, -1, '', '', NULL) ON CONFLICT (name) DO NOTHING", [name, version]);
      await within.run(`GRANT USAGE ON SCHEMA ${quoted(schema)} TO ${quoted(reader)}`);
      await within.run(`GRANT SELECT ON ALL TABLES IN SCHEMA ${quoted(schema)} TO ${quoted(reader)}`);
      if (side === 'next') this.#next = await idOf(within, schema);
    });
    // a page goes to every projection at once
    const purpose = { applicationName: `fremdrift projector (${side})`, schema, role: projector, max: this.projections.length };
    return new PostgresViewsWriter(await connectPostgres(this.place.url, purpose), side === 'next' ? 'copy' : 'insert');
  }

  async discard(side: Side): Promise<void> {
    await this.#changing((within) => this.#putAway(within, this.names[side]));
  }

  async swap(): Promise<void> {
    await this.#changing(async (within) => {
      if ((await idOf(within, this.names.next)) !== this.#next) throw new Broken('another projector has begun the rebuild anew');
      await this.#putAway(within, this.names.live);
      await within.run(`ALTER SCHEMA ${quoted(this.names.next)} RENAME TO ${quoted(this.names.live)}`);
    });
  }

  /**
   * Makes the analysts' views stand on the live read models, and drops those that were put away and nobody reads. An analyst who asks holds up both;
   * what somebody has built on a table of ours stays, and the table with it.
   */
  async settle(): Promise<void> {
    await this.#unlessHeld((within) => bringAnalysisUpToDate(within, this.names, this.projections));
    const away = await this.postgres.query('SELECT nspname AS name FROM pg_namespace WHERE starts_with(nspname, $1) ORDER BY nspname', [this.names.replaced]);
    for (const { name } of away) await this.#unlessHeld((within) => dropWithTables(within, String(name)));
  }

  /** One projector at a time, also while one that led before has not noticed yet. */
  #changing(work: (within: Transaction) => Promise<void>): Promise<void> {
    return this.postgres.inTransaction(async (within) => {
      await within.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`schemas of ${this.names.live}`]);
      await work(within);
    });
  }

  async #unlessHeld(work: (within: Transaction) => Promise<void>): Promise<void> {
    try {
      await this.#changing(async (within) => {
        await within.run(LOCK_WITHIN);
        await work(within);
      });
    } catch (error) {
      const isHeld = (error instanceof Refused && error.kind === 'busy') || codeOf(error) === BUILT_ON;
      if (!isHeld) throw error;
    }
  }

  /** Renames read models, if there are any, out of the way of others. */
  async #putAway(within: Queries, schema: string): Promise<void> {
    const [there] = await within.query('SELECT oid::bigint AS id FROM pg_namespace WHERE nspname = $1', [schema]);
    if (there === undefined) return;
    // without a table of checkpoints nobody can be reading them, and any name will do
    const id = (await idOf(within, schema)) ?? Number(there['id']);
    await within.run(`ALTER SCHEMA ${quoted(schema)} RENAME TO ${quoted(nameWhenReplaced(this.names, id))}`);
  }
}

/** Drops the schema and the tables in it, unless something from outside is built on them; the table that a snapshot holds first is waited for first. */
async function dropWithTables(within: Queries, schema: string): Promise<void> {
  const tables = await within.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND relkind IN ('r', 'p')
       AND NOT relispartition ORDER BY relname <> 'projection', relname`,
    [schema],
  );
  const names = tables.map(({ name }) => `${quoted(schema)}.${quoted(String(name))}`);
  if (names.length > 0) await within.run(`DROP TABLE ${names.join(', ')}`);
  await within.run(`DROP SCHEMA IF EXISTS ${quoted(schema)}`);
}

/** Which read models lie in the schema: see {@link CHECKPOINTS_ID}; null where there are none. */
async function idOf(within: Queries, schema: string): Promise<number | null> {
  const [found] = await within.query('SELECT to_regclass($1)::oid::bigint AS id', [`${quoted(schema)}.projection`]);
  return typeof found?.['id'] === 'number' ? found['id'] : null;
}

/** Older code must not build its own in the place of newer read models, which a newer process keeps up. @throws Refused `unavailable` */
function assertNotNewer(schema: string, checkpoints: readonly Checkpoint[], projections: readonly Projection[]): void {
  const known = new Map(projections.map(({ name, version }) => [name, version]));
  for (const { name, version } of checkpoints) {
    if (version <= (known.get(name) ?? version)) continue;
    const problem = `holds version ${version} of ${name}; this version of Fremdrift knows ${known.get(name)}`;
    const remedy = 'use the version of Fremdrift that wrote it, or a newer one; or drop the schema to have it built anew';
    throw new Refused('unavailable', `the schema ${schema} ${problem}: ${remedy}`, [{ field: schema, problem, remedy }]);
  }
}

import { Broken, Refused } from '#kernel';
import { connectPostgres, quoted, type Postgres, type Queries, type Transaction } from '#postgres';
import type { Projection } from '../engine/projection.js';
import type { Side, ViewsHome } from '../engine/views-home.js';
import type { Checkpoint, ViewsWriter } from '../engine/views.js';
import { bringAnalysisUpToDate } from './analysis.js';
import { namesOf, nameWhenReplaced, type Names, type PostgresPlace } from './place.js';
import { migrateViews, prepareViews } from './prepare.js';
import { schemaOf } from './schema.js';
import { checkpointsIn, PostgresViewsWriter } from './views-writer.js';

/** Longer than this, nobody who reads is held up by what a swap or a clearing away waits for. */
const LOCK_WITHIN = "SET LOCAL lock_timeout TO '1s'";

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
      if (side === 'live') await bringAnalysisUpToDate(within, this.names, this.projections);
      else this.#next = await idOf(within, schema);
    });
    // a page goes to every projection at once
    const purpose = { applicationName: `fremdrift projector (${side})`, schema, role: projector, max: this.projections.length };
    return new PostgresViewsWriter(await connectPostgres(this.place.url, purpose), side === 'next' ? 'copy' : 'insert');
  }

  async discard(side: Side): Promise<void> {
    await this.#changing(async (within) => {
      if (side === 'live') await this.#putAway(within);
      else await within.run(`DROP SCHEMA IF EXISTS ${quoted(this.names.next)} CASCADE`);
    });
    await this.#clearAway();
  }

  async swap(): Promise<void> {
    await this.#changing(async (within) => {
      await within.run(LOCK_WITHIN);
      if ((await idOf(within, this.names.next)) !== this.#next) throw new Broken('another projector has begun the rebuild anew');
      await this.#putAway(within);
      await within.run(`ALTER SCHEMA ${quoted(this.names.next)} RENAME TO ${quoted(this.names.live)}`);
      await bringAnalysisUpToDate(within, this.names, this.projections);
    });
    await this.#clearAway();
  }

  /** One projector at a time, also while one that led before has not noticed yet. */
  #changing(work: (within: Transaction) => Promise<void>): Promise<void> {
    return this.postgres.inTransaction(async (within) => {
      await within.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`schemas of ${this.names.live}`]);
      await work(within);
    });
  }

  /** Renames the live read models, if there are any, out of the way of others. */
  async #putAway(within: Queries): Promise<void> {
    const live = quoted(this.names.live);
    const id = await idOf(within, this.names.live);
    if (id === null) await within.run(`DROP SCHEMA IF EXISTS ${live} CASCADE`);
    else await within.run(`ALTER SCHEMA ${live} RENAME TO ${quoted(nameWhenReplaced(this.names, id))}`);
  }

  /** Drops what was replaced and is no longer read; what is still read goes next time. */
  async #clearAway(): Promise<void> {
    const replaced = await this.postgres.query('SELECT nspname AS name FROM pg_namespace WHERE starts_with(nspname, $1) ORDER BY nspname', [
      `${this.names.live}_was_`,
    ]);
    for (const { name } of replaced) await this.#dropUnread(quoted(String(name)));
  }

  async #dropUnread(schema: string): Promise<void> {
    try {
      await this.postgres.inTransaction(async (within) => {
        await within.run(LOCK_WITHIN);
        await within.run(`LOCK TABLE ${schema}.projection IN ACCESS EXCLUSIVE MODE`);
        await within.run(`DROP SCHEMA ${schema} CASCADE`);
      });
    } catch (error) {
      if (!(error instanceof Refused && error.kind === 'busy')) throw error;
    }
  }
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

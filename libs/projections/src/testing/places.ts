import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { connectPostgres, makeTestDatabase, quoted, type Postgres, type TestDatabase } from '#postgres';
import type { Projection } from '../engine/projection.js';
import type { ViewsHome } from '../engine/views-home.js';
import type { ViewsReader } from '../engine/views.js';
import { namesOf, type PostgresPlace } from '../postgres/place.js';
import { PostgresViewsReader } from '../postgres/views-reader.js';
import { ViewsSchemas } from '../postgres/views-schemas.js';
import { ViewsFiles } from '../sqlite/views-files.js';
import { SqliteViewsReader } from '../sqlite/views-reader.js';
import { TempFolders } from './temp-folders.js';

/** Where read models of a test lie, on some engine. */
export interface TestPlace {
  home(projections: readonly Projection[]): Promise<ViewsHome>;
  reader(projections: readonly Projection[]): ViewsReader;
  /** Every row of every table of the live read models; when they were written is left out. */
  rows(): Promise<Rows>;
  /** Does to the live read models what no projector would. */
  spoil(sql: string): Promise<void>;
  /** Loses the live read models, as a disk might. */
  lose(): Promise<void>;
}

export type Rows = Readonly<Record<string, readonly object[]>>;

/** Places on one engine. */
export interface TestPlaces {
  make(): Promise<TestPlace>;
  /** Those that were made; after each test. */
  remove(): Promise<void>;
  /** What they shared; after all. */
  end(): Promise<void>;
}

/** The engines whose servers the tests have, by name: what holds on one holds on all. */
const ENGINES: readonly (readonly [name: string, places: () => TestPlaces])[] = [
  ['SQLite', () => new SqlitePlaces()],
  ...(process.env['FREMDRIFT_TEST_POSTGRES'] === undefined ? [] : [['PostgreSQL', () => new PostgresPlaces()] as const]),
];

/** Describes what holds on every engine. */
export function onEveryEngine(describeWith: (places: TestPlaces) => void): void {
  describe.each(ENGINES)('on %s', (_name, placesOn) => {
    const places = placesOn();
    afterEach(() => places.remove());
    afterAll(() => places.end());
    describeWith(places);
  });
}

class SqlitePlaces implements TestPlaces {
  readonly #folders = new TempFolders();

  async make(): Promise<TestPlace> {
    return inFolder(await this.#folders.make());
  }

  remove(): Promise<void> {
    return this.#folders.remove();
  }

  end(): Promise<void> {
    return this.remove();
  }
}

export function inFolder(folder: string): TestPlace {
  const files = new ViewsFiles(folder, []);
  return {
    home: async (projections) => new ViewsFiles(folder, projections),
    reader: (projections) => new SqliteViewsReader(files.live, projections),
    rows: async () => allRows(files.live),
    spoil: async (sql) => {
      const database = new DatabaseSync(files.live);
      database.exec(sql);
      database.close();
    },
    lose: async () => rmSync(files.live),
  };
}

/** Schemas of a database that is made for them. */
export class PostgresPlaces implements TestPlaces {
  #database: Promise<TestDatabase> | null = null;
  #made: { readonly tenant: string; readonly homes: ViewsSchemas[] }[] = [];

  /** @param server a superuser's URL; the tests' own without it */
  constructor(private readonly server?: string) {}

  /** The database of these places. */
  async url(): Promise<string> {
    this.#database ??= makeTestDatabase(this.server);
    return (await this.#database).url;
  }

  async make(): Promise<TestPlace & PostgresPlace> {
    // few names, used again and again: their roles are the whole server's, and stay
    const made = { tenant: `test${this.#made.length + 1}`, homes: [] as ViewsSchemas[] };
    this.#made.push(made);
    const place = { url: await this.url(), tenant: made.tenant };
    return {
      ...place,
      home: async (projections) => {
        const home = await ViewsSchemas.open(place, projections);
        made.homes.push(home);
        return home;
      },
      reader: (projections) => new PostgresViewsReader(place, projections, { atOnce: 4 }),
      rows: () => this.#asAdministrator((postgres) => rowsIn(postgres, namesOf(made.tenant).live)),
      spoil: (sql) =>
        this.#asAdministrator(async (postgres) => {
          await postgres.run(`SET search_path TO ${quoted(namesOf(made.tenant).live)}`);
          await postgres.run(sql);
        }),
      lose: () => this.#asAdministrator(async (postgres) => void (await postgres.run(`DROP SCHEMA ${quoted(namesOf(made.tenant).live)} CASCADE`))),
    };
  }

  async remove(): Promise<void> {
    const made = this.#made;
    this.#made = [];
    for (const { homes } of made) for (const home of homes) await home.close();
    if (made.length === 0) return;
    await this.#asAdministrator(async (postgres) => {
      const schemas = await postgres.query("SELECT nspname AS name FROM pg_namespace WHERE starts_with(nspname, 'test')");
      for (const { name } of schemas) await postgres.run(`DROP SCHEMA ${quoted(String(name))} CASCADE`);
    });
  }

  async end(): Promise<void> {
    await this.remove();
    await (await this.#database)?.drop();
  }

  async #asAdministrator<T>(work: (postgres: Postgres) => Promise<T>): Promise<T> {
    const postgres = await connectPostgres(await this.url(), { applicationName: 'fremdrift tests', max: 1 });
    try {
      return await work(postgres);
    } finally {
      await postgres.close();
    }
  }
}

/** Every row of every table in the file, for comparing two sets of read models; when they were written is left out. */
function allRows(path: string): Rows {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").all();
    return Object.fromEntries(tables.map(({ name }) => [String(name), inOrder(database.prepare(`SELECT * FROM ${String(name)}`).all())]));
  } finally {
    database.close();
  }
}

async function rowsIn(postgres: Postgres, schema: string): Promise<Rows> {
  const tables = await postgres.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname`,
    [schema],
  );
  const rows: Record<string, readonly object[]> = {};
  for (const { name } of tables) rows[String(name)] = inOrder(await postgres.query(`SELECT * FROM ${quoted(schema)}.${quoted(String(name))}`));
  return rows;
}

function inOrder(rows: readonly object[]): readonly object[] {
  return rows
    .map((row) => JSON.stringify({ ...row, updated_at: undefined }))
    .toSorted()
    .map((text) => JSON.parse(text) as object);
}

import { connectPostgres, ensure, ensureRole, ensureSchema, migrate, quoted, type Migrations, type Postgres } from '#postgres';
import { namesOf, type Names, type PostgresPlace } from './place.js';

/** The schema for analysts is the frame that outlasts every rebuild: its version is that of how read models lie in the database. */
const MIGRATIONS: Migrations = [`CREATE TABLE views_made_of (definition text NOT NULL)`];

/**
 * Makes the roles and the schema that read models of the tenant need, where they are missing; the read models themselves come later.
 * @throws Refused `unavailable` when the user may not make what is missing, naming the statement that does; when the database is of a newer version
 */
export async function prepareViews({ url, tenant }: PostgresPlace): Promise<void> {
  const names = namesOf(tenant);
  const postgres = await connectPostgres(url, { applicationName: 'fremdrift preparing', max: 1 });
  try {
    for (const role of [names.projector, names.reader, names.analyst]) await ensureRole(postgres, role);
    await ensureMayMakeSchemas(postgres, names);
    await ensureSchema(postgres, names.analysis, names.projector);
  } finally {
    await postgres.close();
  }
}

export async function migrateViews(postgres: Postgres, { analysis, analyst }: Names): Promise<void> {
  await migrate(postgres, analysis, MIGRATIONS);
  await postgres.run(`GRANT USAGE ON SCHEMA ${quoted(analysis)} TO ${quoted(analyst)}`);
}

/** Each rebuild makes a schema. */
async function ensureMayMakeSchemas(postgres: Postgres, { projector }: Names): Promise<void> {
  const [database] = await postgres.query('SELECT current_database() AS name');
  const grant = `GRANT CREATE ON DATABASE ${quoted(String(database?.['name']))} TO ${quoted(projector)}`;
  await ensure(postgres, ["SELECT 1 WHERE has_database_privilege($1, current_database(), 'CREATE')", projector], grant);
}

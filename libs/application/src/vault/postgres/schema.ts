import { ensure, ensureRole, ensureSchema, quoted, type Migrations, type Postgres } from '#postgres';

/** Where the vault of a tenant is, and with whose rights it is used. */
export interface VaultPlace {
  readonly schema: string;
  /** Owns the schema, and has no right elsewhere. */
  readonly owner: string;
  /** Reads it. */
  readonly reader: string;
}

export function placeOf(tenant: string): VaultPlace {
  return { schema: `${tenant}_vault`, owner: `${tenant}_vault`, reader: `${tenant}_vault_reader` };
}

/** Into how many tables the keys are spread by their ids, so that erasing one rewrites a small part of them. */
const KEY_TABLES = 16;

/**
 * A destroyed key and an erased person leave a row that says so, without what it held. The server keeps no statistics over what can be
 * erased, for these would hold examples of it; and no such column has a condition, for the server's log would tell the row that fails it.
 */
export function migrationsOf({ schema, reader }: VaultPlace): Migrations {
  return [
    `
    CREATE TABLE vault (one boolean PRIMARY KEY CHECK (one), ledger text, secret bytea NOT NULL);
    CREATE TABLE sealing_key (id text COLLATE "C" PRIMARY KEY, key bytea, of text COLLATE "C" NOT NULL, path text NOT NULL) PARTITION BY HASH (id);
    CREATE INDEX sealing_key_of ON sealing_key (of);
    ${Array.from({ length: KEY_TABLES }, (_, index) => `CREATE TABLE sealing_key_${index} PARTITION OF sealing_key FOR VALUES WITH (MODULUS ${KEY_TABLES}, REMAINDER ${index});`).join('\n')}
    CREATE TABLE person (actor text COLLATE "C" PRIMARY KEY, name text, contact text);
    CREATE TABLE token (hash text COLLATE "C" PRIMARY KEY, grant_id text COLLATE "C" NOT NULL, actor text COLLATE "C" NOT NULL, label text COLLATE "C");
    CREATE INDEX token_by_grant ON token (grant_id);
    CREATE TABLE row_digest (kind text COLLATE "C", id text COLLATE "C", digest bytea, PRIMARY KEY (kind, id));
    ALTER TABLE sealing_key ALTER COLUMN key SET STATISTICS 0;
    ALTER TABLE person ALTER COLUMN name SET STATISTICS 0, ALTER COLUMN contact SET STATISTICS 0;
    ALTER TABLE token ALTER COLUMN label SET STATISTICS 0;
    ALTER TABLE row_digest ALTER COLUMN digest SET STATISTICS 0;
    GRANT USAGE ON SCHEMA ${quoted(schema)} TO ${quoted(reader)};
    GRANT SELECT ON ALL TABLES IN SCHEMA ${quoted(schema)} TO ${quoted(reader)};
    `,
  ];
}

/**
 * Makes the roles and the schema, and gives the owner the rights without which nothing could be erased for good: to write tables anew by way of
 * temporary ones, to have the server move on to a new file of its write-ahead log and let go of the old ones, and to see which of them it keeps.
 * What is there is left as it is.
 * @throws Refused `unavailable` with the statement for an administrator, where this user may not
 */
export async function preparePlace(postgres: Postgres, { schema, owner, reader }: VaultPlace): Promise<void> {
  await ensureRole(postgres, owner);
  await ensureRole(postgres, reader);
  await ensureSchema(postgres, schema, owner);
  const to = quoted(owner);
  const [database] = await postgres.query('SELECT current_database() AS name');
  const temporary = `GRANT TEMPORARY ON DATABASE ${quoted(database?.['name'] as string)} TO ${to}`;
  await ensure(postgres, ["SELECT 1 WHERE has_database_privilege($1, current_database(), 'TEMPORARY')", owner], temporary);
  await ensure(postgres, ["SELECT 1 WHERE pg_has_role($1, 'pg_checkpoint', 'USAGE')", owner], `GRANT pg_checkpoint TO ${to}`);
  for (const called of ['pg_switch_wal()', 'pg_ls_waldir()'])
    await ensure(postgres, ["SELECT 1 WHERE has_function_privilege($1, $2, 'EXECUTE')", owner, called], `GRANT EXECUTE ON FUNCTION ${called} TO ${to}`);
}

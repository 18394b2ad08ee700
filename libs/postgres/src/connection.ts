import pg from 'pg';
import type { ClientBase, ClientConfig } from 'pg';
import { invalid, Refused } from '#kernel';
import { quoted } from './identifier.js';

/** What a connection to PostgreSQL is for. */
export interface Purpose {
  /** What the server's own lists call the connection: no personal data. */
  readonly applicationName: string;
  /** Where names without a schema are looked up; the user's own search path without it. */
  readonly schema?: string;
  /** The role whose rights the connection has; those of the URL's user without it. */
  readonly role?: string;
  /** How long a statement may take, in milliseconds, before it is given up as failed; null for as long as it takes. A minute without it. */
  readonly answerWithinMs?: number | null;
}

const A_MINUTE_MS = 60_000;
/** How much longer than a statement may take its answer is waited for, at most: a server that can be reached says by then that it took too long. */
const GRACE_MS = 5_000;
const CONNECT_WITHIN_MS = 10_000;
const KEEP_ALIVE_AFTER_MS = 10_000;

/** Whole numbers come as numbers; days and instants as the text the server sends, for `Date` knows neither a day nor a microsecond. */
const TYPES = new pg.TypeOverrides();
const { INT8, DATE, TIMESTAMP, TIMESTAMPTZ } = pg.types.builtins;
TYPES.setTypeParser(INT8, Number);
for (const type of [DATE, TIMESTAMP, TIMESTAMPTZ]) TYPES.setTypeParser(type, String);

/** @throws Refused `invalid` when the URL is none of PostgreSQL; its text is not repeated, for it may hold a password */
export function clientConfig(url: string, { applicationName, answerWithinMs = A_MINUTE_MS }: Purpose): ClientConfig {
  addressOf(url);
  const limits = answerWithinMs === null ? {} : { statement_timeout: answerWithinMs, query_timeout: answerWithinMs + Math.min(answerWithinMs, GRACE_MS) };
  return {
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    types: TYPES,
    ...limits,
  };
}

/**
 * What a new connection is told first. A commit is on disk when it returns, whatever the server's own setting; role and path come after the
 * URL's own options, so that these can't widen them.
 * @throws Refused `unavailable` when there is no such role
 */
export async function settle(client: ClientBase, { schema, role }: Purpose): Promise<void> {
  try {
    await client.query(
      `SELECT set_config('search_path', coalesce($1, current_setting('search_path')), false), set_config('role', coalesce($2, 'none'), false),
              CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', false) END`,
      [schema === undefined ? null : quoted(schema), role ?? null],
    );
  } catch (error) {
    throw error instanceof pg.DatabaseError && error.code === NO_SUCH_ROLE ? noSuchRole(error) : error;
  }
}

/** The code of a setting's value that can't be; of these settings only a role's can. */
const NO_SUCH_ROLE = '22023';

function noSuchRole(error: Error): Refused {
  const remedy = 'start the service once with a user that may make roles, or let an administrator make it';
  return new Refused('unavailable', `PostgreSQL: ${error.message}: ${remedy}`, [{ field: 'POSTGRES_URL', problem: error.message, remedy }]);
}

/** Host, port and database of the URL, without what is secret in it. @throws Refused `invalid` */
export function addressOf(url: string): string {
  if (!/^postgres(ql)?:\/\//.test(url)) throw notAUrl();
  try {
    const { host, port, database } = new pg.Client({ connectionString: url });
    return `${host}:${port}/${database ?? ''}`;
  } catch {
    // the error would repeat the URL with its password
    throw notAUrl();
  }
}

function notAUrl(): Error {
  return invalid('POSTGRES_URL', 'is no address of a PostgreSQL database', 'write postgres://user:password@host:5432/database');
}

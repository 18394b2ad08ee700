import { DatabaseError } from 'pg';
import { Refused } from '#kernel';
import { quoted } from './identifier.js';
import type { Postgres, Value } from './postgres.js';

/**
 * Makes a role that nobody signs in as, and lets the connection's own user take it on. What is there already is left as it is, so that an
 * administrator can make it beforehand and give this user few rights.
 * @throws Refused `unavailable` when it is not there, or can't be taken on, and this user may not change that
 */
export async function ensureRole(postgres: Postgres, role: string): Promise<void> {
  await ensure(postgres, ['SELECT 1 FROM pg_roles WHERE rolname = $1', role], `CREATE ROLE ${quoted(role)} NOLOGIN`);
  await ensure(postgres, ["SELECT 1 WHERE pg_has_role(current_user, $1, 'MEMBER')", role], `GRANT ${quoted(role)} TO CURRENT_USER`);
}

/** Makes a schema that this role owns; one that is there is left as it is. @throws Refused `unavailable` as {@link ensureRole} does */
export async function ensureSchema(postgres: Postgres, schema: string, owner: string): Promise<void> {
  const statement = `CREATE SCHEMA ${quoted(schema)} AUTHORIZATION ${quoted(owner)}`;
  await ensure(postgres, ['SELECT 1 FROM pg_namespace WHERE nspname = $1', schema], statement);
}

/**
 * Runs the statement unless what it is for holds, which is when the question answers a row; another process may be doing the same at the same time.
 * @throws Refused `unavailable` with the statement for an administrator, when it does not hold and this user may not change that
 */
export async function ensure(postgres: Postgres, [question, ...values]: readonly [string, ...Value[]], statement: string): Promise<void> {
  const holds = async () => (await postgres.query(question, values)).length > 0;
  let failure: unknown = null;
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (await holds()) return;
    failure = await postgres.run(statement).then(
      () => null,
      (error: unknown) => error,
    );
    if (!isRace(failure)) break;
  }
  // a grant that gives nothing is no error but a warning
  if (!(await holds())) throw failure === null || isWithoutRight(failure) ? asked(statement, failure) : failure;
}

/** As often as others may come first with a grant on the same thing. */
const TRIES = 20;

/** Rights on one thing lie in one row, which only one may change at a time; the server makes no one wait. */
function isRace(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === 'XX000' && error.message === 'tuple concurrently updated';
}

function isWithoutRight(error: unknown): boolean {
  return error instanceof Refused && error.cause instanceof DatabaseError && error.cause.code === '42501';
}

function asked(statement: string, cause: unknown): Refused {
  const problem = 'PostgreSQL does not give the user of POSTGRES_URL the right to prepare the database';
  const remedy = `let an administrator run: ${statement.replace('CURRENT_USER', '<the user of POSTGRES_URL>')}`;
  return new Refused('unavailable', `${problem}: ${remedy}`, [{ field: 'POSTGRES_URL', problem, remedy }], { cause });
}

import { DatabaseError } from 'pg';
import { Refused } from '#kernel';
import { connectPostgres, type Postgres } from './postgres.js';
import { makeTestDatabase, type TestDatabase } from './testing/database.js';

let database: TestDatabase;
let postgres: Postgres;
beforeAll(async () => {
  database = await makeTestDatabase();
  postgres = await connectPostgres(database.url, { applicationName: 'tests', max: 2 });
  await postgres.run('CREATE TABLE thing (id integer PRIMARY KEY, name text, bytes bytea, size bigint, whole boolean)');
});
afterEach(() => postgres.run('TRUNCATE thing'));
afterAll(async () => {
  await postgres.close();
  await database.drop();
});

const names = async () => (await postgres.query('SELECT name FROM thing ORDER BY id')).map(({ name }) => name);

const refusalOf = async (url: string, options = {}): Promise<Refused> => {
  try {
    const connected = await connectPostgres(url, { applicationName: 'tests', max: 1, ...options });
    await connected.close();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('it connected');
};
const changed = (change: (url: URL) => void): string => {
  const url = new URL(database.url);
  change(url);
  return url.href;
};

const copied = (rows: Iterable<readonly [number, string]>) => postgres.inTransaction((within) => within.copyFrom('thing', ['id', 'name'], rows));

describe('a database', () => {
  it('gives bigint as a number, bytes as they are, and days and instants as text', async () => {
    const [row] = await postgres.query(
      "SELECT count(*) AS n, 9007199254740991::bigint AS large, $1::bytea AS bytes, date '2026-02-03' AS day, timestamptz '2026-02-03 04:05:06.789012Z' AT TIME ZONE 'UTC' AS instant",
      [Buffer.from([0, 255])],
    );
    expect(row).toEqual({ n: 1, large: Number.MAX_SAFE_INTEGER, bytes: Buffer.from([0, 255]), day: '2026-02-03', instant: '2026-02-03 04:05:06.789012' });
  });

  it('says how many rows a statement wrote', async () => {
    expect(await postgres.run('INSERT INTO thing (id) SELECT * FROM generate_series(1, 3)')).toBe(3);
    expect(await postgres.run('DELETE FROM thing WHERE id = ANY($1)', [[1, 2, 9]])).toBe(2);
  });

  it('does a transaction as a whole or not at all', async () => {
    const failed = postgres.inTransaction(async (within) => {
      await within.run("INSERT INTO thing (id, name) VALUES (1, 'undone')");
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    await postgres.inTransaction((within) => within.run("INSERT INTO thing (id, name) VALUES (2, 'done')"));
    expect(await names()).toEqual(['done']);
  });

  it('shows a snapshot what was there at its first statement, and lets it write nothing', async () => {
    const seen = await postgres.inTransaction(async (within) => {
      const before = await within.query('SELECT count(*) AS n FROM thing');
      await postgres.run('INSERT INTO thing (id) VALUES (1)');
      return [before, await within.query('SELECT count(*) AS n FROM thing')];
    }, 'snapshot');
    expect(seen).toEqual([[{ n: 0 }], [{ n: 0 }]]);
    await expect(postgres.inTransaction((within) => within.run('DELETE FROM thing'), 'snapshot')).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('copies rows in as they are, whatever they hold', async () => {
    const strange = 'tab\there, line\nend\r, \\N, back\\slash, æøå 🐦, ""';
    const rows = [
      [1, strange, Buffer.from([0, 92, 10]), 2 ** 40, true],
      [2, null, null, null, null],
      [3, '', Buffer.alloc(0), -1n, false],
    ] as const;
    await postgres.inTransaction((within) => within.copyFrom(['public', 'thing'], ['id', 'name', 'bytes', 'size', 'whole'], rows));
    expect((await postgres.query('SELECT * FROM thing ORDER BY id')).map((row) => Object.values(row))).toEqual([
      [1, strange, Buffer.from([0, 92, 10]), 2 ** 40, true],
      [2, null, null, null, null],
      [3, '', Buffer.alloc(0), -1, false],
    ]);
  });

  it('copies all the rows or none, more of them than fit in one chunk', async () => {
    const many = Array.from({ length: 20_000 }, (_, id) => [id, `name ${id}`] as const);
    await expect(copied([...many, [0, 'twice']])).rejects.toBeInstanceOf(DatabaseError);
    expect(await names()).toEqual([]);
    await copied(many);
    expect((await names()).at(-1)).toBe('name 19999');
  });

  it('gives back what the program did wrong as it is, and goes on', async () => {
    await postgres.run('INSERT INTO thing (id) VALUES (1)');
    await expect(postgres.run('INSERT INTO thing (id) VALUES (1)')).rejects.toMatchObject({ code: '23505' });
    expect(await postgres.query('SELECT id FROM thing')).toEqual([{ id: 1 }]);
  });

  it('looks names up in the schema, and has the rights of the role, whatever the URL says', async () => {
    await postgres.run('DROP ROLE IF EXISTS fremdrift_test_reader');
    await postgres.run('CREATE ROLE fremdrift_test_reader');
    await postgres.run('CREATE SCHEMA "Other"');
    await postgres.run('CREATE TABLE "Other".thing AS SELECT 7 AS id');
    await postgres.run('GRANT USAGE ON SCHEMA "Other" TO fremdrift_test_reader');
    await postgres.run('GRANT SELECT ON "Other".thing TO fremdrift_test_reader');
    const url = `${database.url}?options=-c%20role%3Dpostgres`;
    const reader = await connectPostgres(url, { applicationName: 'reader', max: 1, schema: 'Other', role: 'fremdrift_test_reader' });
    expect(await reader.query('SELECT id FROM thing')).toEqual([{ id: 7 }]);
    await expect(reader.run('INSERT INTO thing VALUES (8)')).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/grant it/) });
    await reader.close();
    await postgres.run('DROP SCHEMA "Other" CASCADE; DROP ROLE fremdrift_test_reader');
  });

  it('has a commit on disk when it returns, and says whose connection it is', async () => {
    expect(await postgres.query("SELECT current_setting('synchronous_commit') AS is, current_setting('application_name') AS name")).toEqual([
      { is: 'on', name: 'tests' },
    ]);
  });
});

describe('connecting', () => {
  it.each(['', 'mysql://u:secret@h/d', 'postgres://u:secret@h:99999999/d', 'host=h password=secret'])('refuses %s without repeating it', async (url) => {
    const refused = await refusalOf(url);
    expect(refused).toMatchObject({ kind: 'invalid', issues: [{ field: 'POSTGRES_URL' }] });
    expect(`${refused.stack} ${JSON.stringify(refused.issues)} ${String(refused.cause)}`).not.toContain('secret');
  });

  it.each([
    ['nobody listens there', (url: URL) => void (url.port = '1'), /takes no connection there/],
    ['there is no such host', (url: URL) => void (url.hostname = 'postgres.invalid'), /host name that leads nowhere|can't be looked up/],
    ['there is no such database', (url: URL) => void (url.pathname = '/nothing'), /has no such database/],
    ['the user is unknown', (url: URL) => void (url.username = 'stranger'), /does not accept user and password|does not let this user in/],
    ['the server has no TLS', (url: URL) => void (url.search = '?sslmode=verify-full'), /does not offer TLS/],
  ])('says plainly when %s', async (_, change, words) => {
    const refused = await refusalOf(changed(change));
    expect(refused).toMatchObject({ kind: 'unavailable', issues: [{ field: 'POSTGRES_URL' }] });
    expect(refused.message).toMatch(words);
  });

  it('says plainly when the role is not there', async () => {
    expect(await refusalOf(database.url, { role: 'no_such_role' })).toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/no_such_role/) });
  });
});

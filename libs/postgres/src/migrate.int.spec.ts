import { assertMigrated, migrate } from './migrate.js';
import { ensureRole, ensureSchema } from './ownership.js';
import { connectPostgres, type Postgres } from './postgres.js';
import { makeTestDatabase, type TestDatabase } from './testing/database.js';

const ROLE = 'fremdrift_test_keeper';
const FIRST = 'CREATE TABLE thing (id integer PRIMARY KEY); INSERT INTO thing VALUES (1)';
const SECOND = "ALTER TABLE thing ADD COLUMN name text NOT NULL DEFAULT 'unnamed'";

let database: TestDatabase;
let postgres: Postgres;
beforeAll(async () => {
  database = await makeTestDatabase();
  postgres = await connectPostgres(database.url, { applicationName: 'tests', max: 4 });
  await ensureRole(postgres, ROLE);
});
beforeEach(() => ensureSchema(postgres, 'things', ROLE));
afterEach(() => postgres.run('DROP SCHEMA things CASCADE'));
afterAll(async () => {
  await postgres.close();
  await database.drop();
});

const things = () => postgres.query('SELECT * FROM things.thing');

const asks = (statement: string) => ({ kind: 'unavailable', issues: [{ remedy: `let an administrator run: ${statement}` }] });

describe('migrating', () => {
  it('takes each step once, from whatever version is there', async () => {
    await migrate(postgres, 'things', [FIRST]);
    await migrate(postgres, 'things', [FIRST, SECOND]);
    await migrate(postgres, 'things', [FIRST, SECOND]);
    expect(await things()).toEqual([{ id: 1, name: 'unnamed' }]);
    await assertMigrated(postgres, 'things', [FIRST, SECOND]);
  });

  it('is done once when several do it at the same time', async () => {
    await Promise.all(Array.from({ length: 4 }, () => migrate(postgres, 'things', [FIRST, SECOND])));
    expect(await things()).toEqual([{ id: 1, name: 'unnamed' }]);
  });

  it('leaves everything as it was when a step fails', async () => {
    await migrate(postgres, 'things', [FIRST]);
    await expect(migrate(postgres, 'things', [FIRST, SECOND, 'nonsense'])).rejects.toThrow(/syntax error/);
    expect(await things()).toEqual([{ id: 1 }]);
    await assertMigrated(postgres, 'things', [FIRST]);
  });

  it('refuses a schema that is newer than the code, and to read one that is older or not there', async () => {
    await migrate(postgres, 'things', [FIRST, SECOND]);
    const newer = {
      kind: 'unavailable',
      message: 'the schema things has version 2; this version of Fremdrift knows 1: use the version of Fremdrift that wrote it, or a newer one',
    };
    await expect(migrate(postgres, 'things', [FIRST])).rejects.toMatchObject(newer);
    await expect(assertMigrated(postgres, 'things', [FIRST])).rejects.toMatchObject(newer);
    await expect(assertMigrated(postgres, 'things', [FIRST, SECOND, 'more'])).rejects.toThrow(/has version 2; this version of Fremdrift needs 3/);
    await expect(assertMigrated(postgres, 'nowhere', [FIRST])).rejects.toThrow(/has version 0; this version of Fremdrift needs 1/);
  });
});

describe('a role and its schema', () => {
  it('are made once, also by several at the same time, and belong together', async () => {
    const role = `fremdrift_test_${process.pid}`;
    await Promise.all(Array.from({ length: 4 }, () => ensureRole(postgres, role)));
    await Promise.all(Array.from({ length: 4 }, () => ensureSchema(postgres, 'own', role)));
    const owner = await connectPostgres(database.url, { applicationName: 'tests', max: 1, schema: 'own', role });
    await migrate(owner, 'own', [FIRST]);
    await expect(owner.query('SELECT * FROM things.schema_version')).rejects.toMatchObject({ kind: 'unavailable' });
    await owner.close();
    await postgres.run(`DROP SCHEMA own CASCADE; DROP ROLE ${role}`);
  });

  it('are asked of an administrator, statement by statement, where the user may not make them', async () => {
    const name = `fremdrift_test_plain_${process.pid}`;
    await postgres.run(`CREATE ROLE ${name} LOGIN PASSWORD 'plain'`);
    const url = new URL(database.url);
    [url.username, url.password] = [name, 'plain'];
    const plain = await connectPostgres(url.href, { applicationName: 'tests', max: 1 });
    await expect(ensureRole(plain, 'fremdrift_test_none')).rejects.toMatchObject(asks('CREATE ROLE "fremdrift_test_none" NOLOGIN'));
    await expect(ensureRole(plain, ROLE)).rejects.toMatchObject(asks(`GRANT "${ROLE}" TO <the user of POSTGRES_URL>`));
    await expect(ensureSchema(plain, 'own', name)).rejects.toMatchObject(asks(`CREATE SCHEMA "own" AUTHORIZATION "${name}"`));
    await postgres.run(`GRANT ${ROLE} TO ${name}`);
    await ensureRole(plain, ROLE);
    await ensureSchema(plain, 'things', ROLE);
    await plain.close();
    await postgres.run(`DROP ROLE ${name}`);
  });
});

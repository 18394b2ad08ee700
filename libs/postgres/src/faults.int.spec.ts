import { Leadership } from './leadership.js';
import { connectPostgres, type Postgres } from './postgres.js';
import { makeTestDatabase, type TestDatabase } from './testing/database.js';
import { openFlakyWay, type FlakyWay } from './testing/flaky-way.js';
import { until } from './testing/until.js';

let database: TestDatabase;
let way: FlakyWay;
let postgres: Postgres;
beforeAll(async () => {
  database = await makeTestDatabase();
});
beforeEach(async () => {
  way = await openFlakyWay(database.url);
  postgres = await connectPostgres(way.url, { applicationName: 'tests', max: 1, answerWithinMs: 500 });
  await postgres.run('CREATE TABLE thing (id integer PRIMARY KEY)');
});
afterEach(async () => {
  way.mend();
  await postgres.run('DROP TABLE thing');
  await postgres.close();
  await way.close();
});
afterAll(() => database.drop());

const ids = async () => (await postgres.query('SELECT id FROM thing ORDER BY id')).map(({ id }) => id);
const copied = (rows: Iterable<readonly [number]>) => postgres.inTransaction((within) => within.copyFrom('thing', ['id'], rows));
function* endingEarly(): Generator<[number]> {
  yield [1];
  throw new Error('no more rows');
}
const brokenOff = { kind: 'unavailable', issues: [{ problem: 'PostgreSQL broke off the connection' }] };

describe('a database whose connections break', () => {
  it('refuses what was cut in the middle of its answer, and connects anew for the next', async () => {
    way.cutAfter(5_000);
    await expect(postgres.query('SELECT * FROM generate_series(1, 100000)')).rejects.toMatchObject(brokenOff);
    way.mend();
    expect(await postgres.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('undoes a transaction that was cut between two statements', async () => {
    const cut = postgres.inTransaction(async (within) => {
      await within.run('INSERT INTO thing VALUES (1)');
      way.cutAfter(0);
      await within.run('INSERT INTO thing VALUES (2)');
    });
    await expect(cut).rejects.toMatchObject(brokenOff);
    way.mend();
    expect(await ids()).toEqual([]);
  });

  it('refuses a commit whose answer was lost, though it was done: nobody can know', async () => {
    const cut = postgres.inTransaction(async (within) => {
      await within.run('INSERT INTO thing VALUES (1)');
      way.cutAfter(1);
    });
    await expect(cut).rejects.toMatchObject(brokenOff);
    way.mend();
    expect(await ids()).toEqual([1]);
  });

  it('undoes a transaction whose connection was ended by the server while it rested, and does not end the process', async () => {
    const admin = await connectPostgres(database.url, { applicationName: 'admin', max: 1 });
    const cut = postgres.inTransaction(async (within) => {
      await within.run('INSERT INTO thing VALUES (1)');
      const [self] = await within.query('SELECT pg_backend_pid() AS pid');
      await admin.query('SELECT pg_terminate_backend($1, 5000)', [Number(self?.['pid'])]);
      await within.run('INSERT INTO thing VALUES (2)');
    });
    await expect(cut).rejects.toMatchObject({ kind: 'unavailable' });
    await admin.close();
    expect(await ids()).toEqual([]);
  });

  it('copies nothing in when it was cut in the middle, by the way or by the rows', async () => {
    await expect(copied(endingEarly())).rejects.toThrow('no more rows');
    expect(await ids()).toEqual([]);
    way.cutAfter(0);
    await expect(copied([[1]])).rejects.toMatchObject(brokenOff);
    way.mend();
    expect(await ids()).toEqual([]);
  });

  it('gives up a statement that takes too long, and one that is never answered', async () => {
    await expect(postgres.query('SELECT pg_sleep(60)')).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/took too long to answer/),
    });
    expect(await ids()).toEqual([]);
    way.silence();
    await expect(ids()).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/did not answer in time/) });
    way.mend();
    expect(await ids()).toEqual([]);
  });
});

describe('leadership over a connection that falls silent', () => {
  it('is given up by the leader before the server gives it to another', async () => {
    const happened: string[] = [];
    const timing = { everyMs: 10, leaseMs: 1_000 };
    const candidate = (name: string) => ({ gained: () => void happened.push(`${name} gained`), lost: () => void happened.push(`${name} lost`) });
    const first = new Leadership(way.url, { applicationName: 'first', ...timing });
    first.lead('views', candidate('first'));
    await until(() => first.leads('views'));
    const second = new Leadership(database.url, { applicationName: 'second', ...timing });
    second.lead('views', candidate('second'));
    way.silence();
    await until(() => second.leads('views'));
    expect(happened).toEqual(['first gained', 'first lost', 'second gained']);
    expect(first.trouble()).toMatch(/did not answer in time/);
    await Promise.all([first.close(), second.close()]);
  });
});

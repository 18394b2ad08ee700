import { Leadership } from './leadership.js';
import { connectPostgres, type Postgres } from './postgres.js';
import { makeTestDatabase, type TestDatabase } from './testing/database.js';
import { until } from './testing/until.js';

let database: TestDatabase;
let admin: Postgres;
beforeAll(async () => {
  database = await makeTestDatabase();
  admin = await connectPostgres(database.url, { applicationName: 'admin', max: 1 });
});
afterAll(async () => {
  await admin.close();
  await database.drop();
});

const open: Leadership[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((leadership) => leadership.close()));
});

/** A process that may lead, and what happened to it. */
function stand(applicationName: string, name = 'views', url = database.url): { readonly leadership: Leadership; readonly happened: string[] } {
  const leadership = new Leadership(url, { applicationName, everyMs: 5, leaseMs: 2_000 });
  open.push(leadership);
  const happened: string[] = [];
  leadership.lead(name, { gained: () => void happened.push('gained'), lost: (why) => void happened.push(`lost: ${why}`) });
  return { leadership, happened };
}

const cut = (applicationName: string) => admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [applicationName]);

describe('leadership', () => {
  it('is held by one of several, for each name apart, and handed over when the leader closes, after it has stopped', async () => {
    const first = stand('one');
    await until(() => first.leadership.leads('views'));
    const second = stand('two');
    const other = stand('two', 'tree');
    await until(() => other.leadership.leads('tree'));
    expect(second.leadership.leads('views')).toBe(false);
    await first.leadership.close();
    expect(first.happened).toEqual(['gained', 'lost: it is closing']);
    await until(() => second.leadership.leads('views'));
  });

  it('passes to another when the connection of the leader is cut, and the leader is told why', async () => {
    const first = stand('cut-me');
    await until(() => first.leadership.leads('views'));
    const second = stand('next');
    await cut('cut-me');
    await until(() => second.leadership.leads('views') || first.happened.length === 3);
    expect(first.happened[1]).toMatch(/^lost: PostgreSQL at /);
    expect(first.leadership.leads('views') && second.leadership.leads('views')).toBe(false);
  });

  it('stands again by itself after the connection was cut', async () => {
    const { leadership, happened } = stand('alone');
    await until(() => leadership.leads('views'));
    await cut('alone');
    await until(() => happened.length === 3);
    expect(happened[2]).toBe('gained');
    await until(() => leadership.trouble() === null);
  });

  it('is taken by the server from a leader that falls silent', async () => {
    const silent = await connectPostgres(database.url, { applicationName: 'silent', max: 1 });
    await silent.query("SELECT set_config('idle_session_timeout', '50', false), pg_advisory_lock(hashtextextended('lead views', 0))");
    const { leadership } = stand('next');
    await until(() => leadership.leads('views'));
    await silent.close();
  });

  it('says what is wrong while the server takes no connection, and refuses what is no URL', async () => {
    const { leadership, happened } = stand('nobody', 'views', 'postgres://nobody:secret@127.0.0.1:1/none');
    await until(() => leadership.trouble() !== null);
    expect(leadership.trouble()).toMatch(/127\.0\.0\.1:1\/none takes no connection there/);
    expect(leadership.trouble()).not.toContain('secret');
    expect(happened).toEqual([]);
    expect(() => new Leadership('mysql://x', { applicationName: 'x' })).toThrow(/POSTGRES_URL: is no address/);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutOf, migrate, openLedger } from '#application';
import { startKurrentTestServer, type KurrentTestServer } from '#event-store';
import { makeTestDatabase, type TestDatabase } from '#postgres';
import { examine } from './examine.js';

const create = { origin: 'test.example/ledger', title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false } as const;
const LONG = 120_000;

let base: string;
let kurrent: KurrentTestServer;
let database: TestDatabase;
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'doctor-engines-'));
  kurrent = await startKurrentTestServer();
  database = await makeTestDatabase();
}, LONG);
afterAll(async () => {
  kurrent.stop();
  await database.drop();
  rmSync(base, { recursive: true });
}, LONG);

/** What the doctor says of each thing, `✓`, `·` or `✗` before it. */
async function said(folder: string, environment: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const signs = { good: '✓', told: '·', wrong: '✗' };
  const findings = await examine(join(base, folder), environment);
  return Object.fromEntries(findings.map(({ what, state, found, remedy }) => [what, `${signs[state]} ${found}${remedy === null ? '' : ` → ${remedy}`}`]));
}

const like = (pattern: RegExp) => expect.stringMatching(pattern) as string;

describe('what the doctor says of engines', () => {
  it(
    'is that they answer, and what of the ledger they hold',
    async () => {
      const environment = { KURRENTDB_URL: kurrent.url, POSTGRES_URL: database.url };
      expect(await said('ledger', environment)).toMatchObject({ KurrentDB: like(/^✓ .*does not hold yet/), vault: like(/^✗/) });
      const ledger = await openLedger(join(base, 'ledger'), { create, engines: { kurrentdb: kurrent.url, postgres: database.url, tenant: 'fremdrift' } });
      await ledger.close();
      expect(await said('ledger', environment)).toMatchObject({
        KurrentDB: like(/^✓ localhost:\d+ answers; it holds a ledger in the streams fremdrift\//),
        PostgreSQL: like(/^✓ version \d+.*, database fremdrift_test_/),
        vault: like(/^✓ of ledger-/),
        Kafka: like(/^· not used/),
        ledger: like(/^✓ format known, 2 events/),
        'read models': like(/^· none yet/),
      });
      expect((await said('ledger', { POSTGRES_URL: database.url }))['ledger']).toMatch(/^✗ KURRENTDB_URL: .*lies in KurrentDB → set KURRENTDB_URL/);
    },
    LONG,
  );

  it(
    'is which can not be used, why, and what to do, and never a password',
    async () => {
      const sources = join(base, 'sources.json');
      writeFileSync(sources, '[');
      const environment = {
        KURRENTDB_URL: 'kurrentdb://admin:s3cret@127.0.0.1:1?tls=false',
        POSTGRES_URL: 'postgres://me:s3cret@127.0.0.1:1/none',
        KAFKA_BROKERS: '127.0.0.1:1',
        FREMDRIFT_SOURCES: sources,
      };
      const all = await said('none', environment);
      expect(all).toMatchObject({
        KurrentDB: like(/^✗ .*→ /),
        PostgreSQL: like(/^✗ .*→ /),
        vault: like(/^✗ /),
        Kafka: like(/^✗ .*→ /),
        sources: like(/^✗ .*→ /),
      });
      expect(JSON.stringify(all)).not.toContain('s3cret');
    },
    LONG,
  );

  it('bug-780: is that the vault is missing where it was moved and the setting forgotten, and what lies beside the setting unused', async () => {
    const root = join(base, 'moved');
    await (await openLedger(root, { create })).close();
    const engines = { kurrentdb: null, postgres: database.url, tenant: 'moved' };
    const environment = { POSTGRES_URL: database.url, FREMDRIFT_TENANT: 'moved' };
    writeFileSync(join(root, 'views.db'), '');
    expect(await said('moved', environment)).toMatchObject({
      'vault.db': like(/^✗ .*vault\.db lies there beside POSTGRES_URL, and is not used → move it with `fremdrift migrate`/),
      'views.db': like(/^· .*views\.db lies there/),
    });
    await expect(openLedger(root, { engines })).rejects.toMatchObject({ issues: [{ field: 'POSTGRES_URL', remedy: like(/`fremdrift migrate`/) }] });
    await migrate(layoutOf(root), layoutOf(root, { engines }));
    rmSync(join(root, 'views.db'));
    const moved = await said('moved', environment);
    expect(moved).toMatchObject({ vault: like(/^✓ of ledger-/) });
    expect(moved['vault.db']).toBeUndefined();
    expect((await said('moved', {}))['vault']).toMatch(/^✗ none in .*moved → .*if it was moved to PostgreSQL, set POSTGRES_URL$/);
    await expect(openLedger(root)).rejects.toMatchObject({ issues: [{ field: 'vault.db', remedy: like(/set POSTGRES_URL/) }] });
  });

  it('bug-781: is that a log still lies in its file where KURRENTDB_URL is set', async () => {
    await (await openLedger(join(base, 'file'), { create })).close();
    expect((await said('file', { KURRENTDB_URL: kurrent.url }))['ledger']).toMatch(/^✗ KURRENTDB_URL: .*lies in ledger\.db, not in KurrentDB → move it/);
  });

  it('is nothing while a setting is wrong, which is told', async () => {
    const all = await said('none', { KURRENTDB_URL: 'https://admin:s3cret@host' });
    expect(all).toMatchObject({ KURRENTDB_URL: like(/^✗ .*→ give a connection string/), ledger: like(/^· looked at once the settings are right/) });
    expect(JSON.stringify(all)).not.toContain('s3cret');
  });
});

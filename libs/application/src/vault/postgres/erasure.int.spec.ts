import { globSync, readFileSync, statSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { startPostgres, type PostgresServer } from '#dev-servers';
import { connectPostgres, makeTestDatabase, type Postgres, type TestDatabase } from '#postgres';
import type { SealingKey, Vault } from '../port.js';
import { sealingKey } from '../testing/vault-contract.js';
import { openPostgresVault } from './vault.js';

let server: PostgresServer;
let database: TestDatabase;
let admin: Postgres;
beforeAll(async () => {
  server = await startPostgres();
  database = await makeTestDatabase(server.url);
  admin = await connectPostgres(database.url, { applicationName: 'tests', max: 2 });
});
afterAll(async () => {
  await admin.close();
  await server.stop();
});

let vault: Vault;
beforeEach(async () => {
  vault = await openPostgresVault({ url: database.url, tenant: 'tests' }, { lockMs: 200, everyMs: 10, attempts: 20 });
});
afterEach(() => vault.close());

/** Which of these are in any file of the server: tables, indexes, statistics, write-ahead log, temporary files, its own log. */
async function onDisk(sought: readonly (string | Buffer)[]): Promise<readonly (string | Buffer)[]> {
  await admin.run('CHECKPOINT'); // so that what is only in memory shows
  const paths = globSync(`${server.folder}/**/*`).filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  const files = paths.map((path) => readFileSync(path));
  return sought.filter((one) => files.some((file) => file.includes(one)));
}

const kanarifugl = { name: 'Kanarifugl Hansen', contact: 'kanari@example.org' };
const bytesOf = (keys: readonly SealingKey[]) => keys.map(({ key }) => Buffer.from(key));

describe('erasing in PostgreSQL', () => {
  it('leaves no byte of a key or a name in any file, whatever older snapshots see, and everything else as it was', async () => {
    const [gone, left] = [Array.from({ length: 40 }, sealingKey), Array.from({ length: 40 }, sealingKey)];
    await vault.keep([...gone, ...left]);
    const long = { ...kanarifugl, name: `${kanarifugl.name} ${randomBytes(9_000).toString('hex')}` };
    const [bird, ola] = [await vault.enrol(long), await vault.enrol({ name: `Ola ${randomBytes(9_000).toString('hex')}`, contact: null })];
    await vault.keepToken(Buffer.alloc(32, 3), { grant: 'g1', actor: bird, label: 'nebbtelefon' });
    await vault.keepToken(Buffer.alloc(32, 4), { grant: 'g2', actor: bird, label: 'fjærbrett' });
    await vault.revokeTokens('g2');
    await admin.run('VACUUM ANALYZE');
    const sought = [...bytesOf(gone), kanarifugl.name, kanarifugl.contact, 'nebbtelefon', 'fjærbrett'];
    expect(await onDisk(sought)).toHaveLength(sought.length);
    const erased = { keys: gone.map(({ id }) => id), people: [bird] };
    await admin.inTransaction(async (older) => {
      await older.query('SELECT 1');
      expect(await vault.erase(erased)).toBe(41);
    }, 'snapshot');
    expect(await onDisk(sought)).toEqual([]);
    expect(await vault.remaining(erased)).toEqual({ keys: [], people: [] });
    expect([...(await vault.sealingKeys(left.map(({ id }) => id))).values()].map(({ key }) => Buffer.from(key ?? []))).toEqual(
      expect.arrayContaining(bytesOf(left)),
    );
    expect((await vault.people([ola])).get(ola)?.name).toMatch(/^Ola /);
    expect(await vault.altered()).toEqual([]);
  });

  it('shows those who read and write meanwhile all that is not erased', async () => {
    const [gone, left] = [sealingKey(), Array.from({ length: 50 }, sealingKey)];
    await vault.keep([gone, ...left]);
    const ids = left.map(({ id }) => id);
    const bird = await vault.enrol(kanarifugl);
    const ola = await vault.enrol({ name: 'Ola', contact: null });
    let isErasing = true;
    const goesOn = () => isErasing;
    const erasing = vault.erase({ keys: [gone.id], people: [bird] }).finally(() => (isErasing = false));
    let looks = 0;
    for (; goesOn(); looks += 1) {
      expect((await vault.sealingKeys(ids)).size).toBe(ids.length);
      expect((await vault.people([ola])).get(ola)?.name).toBe('Ola');
      expect(await vault.altered()).toEqual([]);
      const more = sealingKey();
      await vault.keep([more]);
      ids.push(more.id);
    }
    expect(await erasing).toBe(2);
    expect(looks).toBeGreaterThan(0);
    expect((await vault.sealingKeys(ids)).size).toBe(ids.length);
  });

  it('keeps no example of what can be erased in the statistics of the server', async () => {
    await vault.keep(Array.from({ length: 300 }, sealingKey));
    await Promise.all(Array.from({ length: 50 }, (_, index) => vault.enrol({ name: `Person ${index % 5}`, contact: 'same@example.org' })));
    await admin.run('ANALYZE');
    const columns = await admin.query(
      "SELECT DISTINCT attname FROM pg_stats WHERE schemaname = 'tests_vault' AND attname IN ('key', 'name', 'contact', 'label', 'digest', 'actor')",
    );
    expect(columns).toEqual([{ attname: 'actor' }]);
  });

  it('owes what it erased while another connection holds the table, and pays when it is erased again', async () => {
    const key = sealingKey();
    await vault.keep([key]);
    const erased = { keys: [key.id], people: [await vault.enrol({ ...kanarifugl, name: 'Sidensvans' })] };
    await admin.inTransaction(async (holder) => {
      await holder.query('SELECT count(*) FROM tests_vault.person');
      await expect(vault.erase(erased)).rejects.toMatchObject({ kind: 'busy' });
    });
    expect((await vault.sealingKeys([key.id])).get(key.id)?.key).toBeNull();
    expect((await vault.people(erased.people)).get(erased.people[0] ?? '')?.name).toBeNull();
    expect(await vault.remaining(erased)).toEqual(erased);
    expect(await onDisk(['Sidensvans'])).toEqual(['Sidensvans']);
    expect(await vault.erase(erased)).toBe(2);
    expect(await vault.remaining(erased)).toEqual({ keys: [], people: [] });
    expect(await onDisk(['Sidensvans', ...bytesOf([key])])).toEqual([]);
  });

  it('owes what the server keeps for a replica that has fallen behind, and says where to look', async () => {
    await admin.query("SELECT pg_create_physical_replication_slot('behind', true)");
    const key = sealingKey();
    await vault.keep([key]);
    const erased = { keys: [key.id], people: [] };
    await expect(vault.erase(erased)).rejects.toMatchObject({ kind: 'busy', message: expect.stringMatching(/pg_replication_slots|keeps it for a replica/) });
    expect(await vault.remaining(erased)).toEqual(erased);
    expect(await onDisk(bytesOf([key]))).toHaveLength(1);
    await admin.query("SELECT pg_drop_replication_slot('behind')");
    expect(await vault.erase(erased)).toBe(1);
    expect(await onDisk(bytesOf([key]))).toEqual([]);
  });
});

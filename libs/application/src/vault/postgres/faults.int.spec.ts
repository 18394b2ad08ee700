import { startPostgres, type PostgresServer } from '#dev-servers';
import { Refused } from '#kernel';
import { connectPostgres, makeTestDatabase } from '#postgres';
import type { SealingKey, Vault } from '../port.js';
import { sealingKey } from '../testing/vault-contract.js';
import { openPostgresVault } from './vault.js';

let server: PostgresServer;
let vault: Vault;
let url: string;
beforeAll(async () => {
  server = await startPostgres();
  ({ url } = await makeTestDatabase(server.url));
  vault = await openPostgresVault({ url, tenant: 'tests' });
});
afterAll(async () => {
  await vault.close();
  await server.stop();
});

/** Keeps one key after another until told to stop. Each refusal is one of an engine that can't go on, and what was acknowledged is handed back. */
function keepOn(): { readonly stop: () => void; readonly acknowledged: Promise<readonly SealingKey[]>; readonly kept: () => number } {
  let goesOn = true;
  const isGoingOn = () => goesOn;
  const kept: SealingKey[] = [];
  const keeping = async () => {
    while (isGoingOn()) {
      const keys = [sealingKey(), sealingKey()];
      try {
        await vault.keep(keys);
        kept.push(...keys);
      } catch (error) {
        expect(error).toBeInstanceOf(Refused);
        expect(error).toMatchObject({ kind: 'unavailable' });
      }
    }
    return kept;
  };
  return { stop: () => void (goesOn = false), acknowledged: keeping(), kept: () => kept.length };
}

/** Waits until more keys were kept than now. */
async function more(kept: () => number): Promise<void> {
  const before = kept();
  while (kept() < before + 20) await vault.ledger().catch((error: unknown) => expect(error).toBeInstanceOf(Refused));
}

async function expectKept(keys: readonly SealingKey[]): Promise<void> {
  const held = await vault.sealingKeys(keys.map(({ id }) => id));
  expect(keys.filter(({ id, key }) => !Buffer.from(held.get(id)?.key ?? []).equals(key))).toEqual([]);
  expect(await vault.altered()).toEqual([]);
}

describe('the vault in a PostgreSQL that fails', () => {
  it.each([
    ['is killed and started again', () => server.kill().then(() => server.restart())],
    ['is started again under its clients', () => server.restart()],
  ])('loses no key that was acknowledged, and goes on by itself, when the server %s', async (_, fault) => {
    const { stop, acknowledged, kept } = keepOn();
    await more(kept);
    await fault();
    await more(kept);
    stop();
    await expectKept(await acknowledged);
  });

  it('loses no key that was acknowledged when its connections are cut again and again', async () => {
    const { stop, acknowledged, kept } = keepOn();
    const admin = await connectPostgres(url, { applicationName: 'tests', max: 1 });
    for (let cut = 0; cut < 20; cut += 1) {
      await more(kept);
      await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fremdrift vault'");
    }
    await more(kept);
    stop();
    await admin.close();
    await expectKept(await acknowledged);
  });

  it('owes what it was erasing when the server was killed, tells none of it, and pays when it is erased again', async () => {
    const key = sealingKey();
    await vault.keep([key]);
    const erased = { keys: [key.id], people: [await vault.enrol({ name: 'Kanarifugl', contact: null })] };
    const admin = await connectPostgres(url, { applicationName: 'tests', max: 1 });
    await admin
      .inTransaction(async (holder) => {
        await holder.query('SELECT count(*) FROM tests_vault.person');
        const erasing = vault.erase(erased).catch((error: unknown) => error);
        const isWaiting = async () => (await holder.query("SELECT 1 FROM pg_locks WHERE relation = 'tests_vault.person'::regclass AND NOT granted")).length > 0;
        while (!(await isWaiting()));
        await server.kill();
        expect(await erasing).toMatchObject({ kind: 'unavailable' });
        throw new Error('the server is gone');
      })
      .catch((error: unknown) => expect(error).toMatchObject({ message: 'the server is gone' }));
    await admin.close();
    await server.restart();
    expect(await vault.remaining(erased)).toEqual(erased);
    expect((await vault.sealingKeys([key.id])).get(key.id)?.key).toBeNull();
    expect(await vault.erase(erased)).toBe(2);
    expect(await vault.remaining(erased)).toEqual({ keys: [], people: [] });
  });
});

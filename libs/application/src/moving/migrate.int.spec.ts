import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { openKurrentStore, openSqliteReader, startKurrentTestServer, type KurrentTestServer } from '#event-store';
import { makeTestDatabase } from '#postgres';
import { furnish, measuring } from '../commands/testing/workbench.js';
import { layoutOf, openLedger, type Layout, type NewLedger } from '../ledger/index.js';
import { migrate } from './index.js';

const create: NewLedger = { origin: 'test.example/ledger', title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false };

let base: string;
let server: KurrentTestServer;
const at = (name: string) => join(base, name);

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'migrate-'));
  server = await startKurrentTestServer();
  const ledger = await openLedger(at('data'), { create });
  await furnish(ledger.runner, 'opened');
  for (let n = 1; n <= 20; n += 1) await ledger.runner.execute(measuring(n, { with: { note: `nr ${n}` } }));
  await ledger.close();
});
afterEach(() => {
  server.stop();
  rmSync(base, { recursive: true });
});

/** The folder as it is, and by settings that name the server. */
const move = (name = 'data'): readonly [Layout, Layout] => [
  layoutOf(at(name)),
  layoutOf(at(name), { engines: { kurrentdb: server.url, postgres: null, tenant: 'test' } }),
];

/** Every event that the server's log holds, by a sequenced copy of its own. */
async function inKurrentDb() {
  const store = await openKurrentStore({ url: server.url, prefix: 'test/', copy: at('read.db') });
  const rows = await store.readAll(-1, 10_000);
  await store.close();
  return rows;
}

async function inFolder() {
  const reader = openSqliteReader(at('data/ledger.db'));
  const rows = await reader.readAll(-1, 10_000);
  await reader.close();
  return rows;
}

function killAfterTen(phase: string, done: number): void {
  if (phase === 'copy' && done > 10) throw new Error('killed');
}

describe('moving an embedded ledger into KurrentDB', () => {
  it('leaves there what a sequencer of its own makes the very same log of, and the folder to be served from there alone', async () => {
    const { log } = await migrate(...move());
    expect(await inKurrentDb()).toEqual(await inFolder());
    expect(log).toMatchObject({ from: 0, to: (await inFolder()).length, checkpoint: null });
    await expect(openLedger(at('data'))).rejects.toMatchObject({ kind: 'unavailable', issues: [{ field: 'KURRENTDB_URL' }] });
    const ledger = await openLedger(at('data'), { engines: move()[1].engines });
    expect((await ledger.runner.execute(measuring(99))).seq).toBe(log?.to);
    await ledger.close();
  });

  it.each(['with', 'without'])(
    'goes on after it ended in the midst of it, once its answers were lost as well and its sequencer behind, %s the copy it had made',
    async (copy) => {
      let appends = 0;
      server.faults.beforeAppend = () => {
        appends += 1;
        if (appends === 4) server.faults.losesAnswers = 1;
        if (appends === 6) server.faults.holdsDeliveries = true;
      };
      await expect(migrate(...move(), { onProgress: killAfterTen })).rejects.toThrow('killed');
      expect(existsSync(at('data/ledger.copy.db'))).toBe(true);
      if (copy === 'without') for (const beside of ['', '-wal', '-shm', '.place']) rmSync(at(`data/ledger.copy.db${beside}`), { force: true });
      server.deliver();
      const { log } = await migrate(...move());
      expect(log?.from).toBe(11);
      expect(appends).toBeGreaterThan(4);
      expect(await inKurrentDb()).toEqual(await inFolder());
    },
  );

  it('bug-771: sends each append once the log has the one before it, though the sequencer has not come to that yet', async () => {
    let [appends, underWay, mostUnderWay] = [0, 0, 0];
    server.faults.beforeAppend = async () => {
      appends += 1;
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      if (appends === 1) server.faults.holdsDeliveries = true;
      if (appends === 15) server.deliver();
      await endOfTurn();
      underWay -= 1;
    };
    await migrate(...move());
    expect(mostUnderWay).toBe(1);
    expect(appends).toBeGreaterThan(15);
    expect(await inKurrentDb()).toEqual(await inFolder());
  });

  it('takes the vault along into PostgreSQL, and is done when it is called again', async () => {
    const database = await makeTestDatabase();
    try {
      const to = layoutOf(at('data'), { engines: { kurrentdb: server.url, postgres: database.url, tenant: 'moving' } });
      const moved = await migrate(layoutOf(at('data')), to);
      expect(moved.vault).toMatchObject({ keys: 20 });
      expect(existsSync(to.vault)).toBe(false);
      expect(await migrate(layoutOf(at('data')), to)).toMatchObject({ log: { from: moved.log?.to }, vault: null });
      const ledger = await openLedger(at('data'), { engines: to.engines });
      expect((await ledger.runner.execute(measuring(99))).seq).toBe(moved.log?.to);
      await ledger.close();
    } finally {
      await database.drop();
    }
  });

  it('asks where to', async () => {
    await expect(migrate(layoutOf(at('data')), layoutOf(at('data')))).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'KURRENTDB_URL' }] });
  });

  it('refuses while a server has the ledger, where KurrentDB can not be reached, and into the streams of another ledger', async () => {
    const ledger = await openLedger(at('other'), { create });
    await expect(migrate(...move('other'))).rejects.toMatchObject({ kind: 'unavailable' });
    await ledger.close();
    await migrate(...move('other'));
    await expect(migrate(...move())).rejects.toMatchObject({ kind: 'conflict', issues: [{ field: 'KURRENTDB_URL' }] });
    server.stop();
    await expect(migrate(...move())).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

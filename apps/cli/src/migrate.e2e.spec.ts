import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger, type NewAccess } from '#application';
import { openKurrentStore, openSqliteReader, startKurrentTestServer, type KurrentTestServer } from '#event-store';
import { sampleLedger } from '#samples';
import { fremdrift, killedAt } from './testing/program.js';

const LONG = 240_000;
const GRANTS = 40;
const somebody: NewAccess = { for: { name: 'Somebody', contact: null }, role: 'analyst', unit: null, audience: 'inside', expiresOn: null, label: 'test' };

let base: string;
let server: KurrentTestServer;
const at = (name: string) => join(base, name);

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'migrate-'));
  const ledger = await openLedger(at('data'), { create: sampleLedger });
  for (let n = 0; n < GRANTS; n += 1) await ledger.access.create(ledger.self, somebody);
  await ledger.close();
  server = await startKurrentTestServer();
}, LONG);
afterAll(() => {
  server.stop();
  rmSync(base, { recursive: true });
});

const onData = (...args: readonly string[]) => [...args, '--data', at('data')];

/** When the server has been asked for so many appends. */
function afterAppends(count: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let appends = 0;
  server.faults.beforeAppend = () => {
    appends += 1;
    if (appends === count) resolve();
  };
  return promise;
}

describe('fremdrift migrate', () => {
  it(
    'moves a ledger into KurrentDB, though it is killed in the midst of it, and finds all of it there when it is repeated',
    async () => {
      const settings = { KURRENTDB_URL: server.url, FREMDRIFT_TENANT: 'sample' };
      expect(await killedAt(afterAppends(GRANTS / 2), onData('migrate'), settings)).toBe(true);
      const first = await fremdrift(onData('migrate', '--json'), { settings });
      expect(first).toMatchObject({ code: 0 });
      const { log } = JSON.parse(first.out) as { readonly log: { readonly from: number; readonly to: number; readonly root: string } };
      expect(log.from).toBeGreaterThan(0);
      const again = await fremdrift(onData('migrate'), { settings });
      expect(again).toMatchObject({ code: 0, out: expect.stringContaining(`0 events were moved; KurrentDB holds all ${log.to}`) });
      expect(again.out).toContain(log.root);

      const store = await openKurrentStore({ url: server.url, prefix: 'sample/', copy: at('copy.db') });
      const source = openSqliteReader(at('data/ledger.db'));
      const moved = await store.readAll(-1, 1000);
      expect(moved).toHaveLength(log.to);
      expect(moved).toEqual(await source.readAll(-1, 1000));
      await source.close();
      await store.close();
    },
    LONG,
  );

  it(
    'says what is missing, and what can not be reached',
    async () => {
      expect(await fremdrift(onData('migrate'))).toMatchObject({ code: 2, err: expect.stringContaining('KURRENTDB_URL') });
      const settings = { KURRENTDB_URL: 'kurrentdb://localhost:1?tls=false' };
      expect(await fremdrift(onData('migrate'), { settings })).toMatchObject({ code: 6, err: expect.stringMatching(/^Refused: /) });
      expect(await fremdrift(['migrate', '--data', at('nowhere')], { settings })).toMatchObject({ code: 4 });
    },
    LONG,
  );
});

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOST_AHEAD } from '../clock-ahead.js';
import { eventStoreContract } from '../contract/event-store.contract.js';
import { openKurrentStore } from './open.js';
import { KurrentTestServer } from './testing/test-server.js';

const real = process.env['FREMDRIFT_TEST_KURRENTDB'];
const folder = mkdtempSync(join(tmpdir(), 'fremdrift-kurrent-contract-'));
let server: KurrentTestServer;

beforeAll(async () => {
  server = await KurrentTestServer.start();
  const beside = real === undefined ? 'and no real one: KURRENTDB_URL is not set' : 'and the real one that KURRENTDB_URL names';
  process.stderr.write(`The event store's contract is held by the KurrentDB client over gRPC to the test server, ${beside}.\n`);
});
afterAll(() => {
  server.stop();
  rmSync(folder, { recursive: true });
});

const servers: readonly [name: string, url: () => string][] = [
  ['The KurrentDB client with the test server', () => server.url],
  ...(real === undefined ? [] : [['The KurrentDB client with a real server', () => real] as [string, () => string]]),
];

for (const [name, url] of servers) {
  eventStoreContract(name, async (clock) => {
    const ledger = `test_${randomUUID().slice(0, 8)}`;
    return openKurrentStore({ url: url(), prefix: `${ledger}/`, copy: join(folder, `${ledger}.db`), clock, mostAhead: MOST_AHEAD, waitMs: 20_000 });
  });
}

import { jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOST_AHEAD } from '../clock-ahead.js';
import { eventStoreContract } from '../contract/event-store.contract.js';
import { openKurrentStore } from './open.js';
import { KurrentTestServer } from './testing/test-server.js';

const folder = mkdtempSync(join(tmpdir(), 'fremdrift-kurrent-contract-'));
let server: KurrentTestServer;
let ledgers = 0;

beforeAll(async () => {
  server = await KurrentTestServer.start();
});
// ten thousand events in one append, over gRPC and into two logs, on a machine that has other work
jest.setTimeout(30_000);

afterAll(() => {
  server.stop();
  rmSync(folder, { recursive: true });
});

eventStoreContract("The store on KurrentDB's protocol", async (clock) => {
  ledgers += 1;
  return openKurrentStore({ url: server.url, prefix: `ledger${ledgers}/`, copy: join(folder, `${ledgers}.db`), clock, mostAhead: MOST_AHEAD });
});

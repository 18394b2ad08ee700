import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, openSqliteStore, type AppendRequest, type EventStore } from '#event-store';
import { ManualClock } from '#kernel';
import { between, randomFrom } from '#samples';
import { leafHash, TileEdge } from '#transparency';
import { eventOf } from './support/events.js';
import { GrowingRoot } from './support/root.js';
import { count, Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seed } from './support/seed.js';

const SIZES = scaled([100, 1_000, 30_000], [1_000, 30_000, 1_000_000]);
const row = new Row('21', { short: 15, long: 600 });
const folder = mkdtempSync(join(tmpdir(), 'fremdrift-root-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(
  'the same events have the same root in every store, whatever the groups and restarts they came in',
  async () => {
    row.begin();
    process.stdout.write(`same root everywhere: FREMDRIFT_SEED=${seed}\n`);
    for (const size of SIZES) {
      const requests = [...requestsUpTo(size)];
      const [sqlite, memory] = [await rootInSqlite(requests, size), await rootInMemory(requests)];
      expect(sqlite).toEqual(memory);
    }
    row.tell(`1 root in 2 stores for each of ${SIZES.map(count).join('; ')} events`);
  },
  row.limit,
);

async function rootInMemory(requests: readonly AppendRequest[]): Promise<object> {
  const store = new MemoryEventStore(new ManualClock(0));
  for (const request of requests) await store.append(request);
  return rootOf(store);
}

/** Appended many at once, with a restart in the middle. */
async function rootInSqlite(requests: readonly AppendRequest[], size: number): Promise<object> {
  const path = join(folder, `${size}.db`);
  let store = await openSqliteStore(path, { clock: new ManualClock(0) });
  const middle = Math.floor(requests.length / 2);
  for (let at = 0; at < requests.length; at += 64) {
    await Promise.all(requests.slice(at, at + 64).map((request) => store.append(request)));
    if (at <= middle && middle < at + 64) {
      await store.close();
      store = await openSqliteStore(path, { clock: new ManualClock(0) });
    }
  }
  const root = await rootOf(store);
  await store.close();
  return root;
}

async function rootOf(store: EventStore): Promise<object> {
  const [growing, edge] = [new GrowingRoot(), TileEdge.empty()];
  for (let page = await store.readAll(-1, 10_000); page.length > 0; page = await store.readAll(growing.size - 1, 10_000)) {
    for (const { envelope } of page) {
      growing.append(envelope);
      edge.append(leafHash(envelope));
    }
  }
  expect(edge.root()).toEqual(growing.root());
  return { size: growing.size, root: growing.root().toString('hex') };
}

/** Appends of different sizes to different streams, at different claimed times, some of them out of order. */
function* requestsUpTo(size: number): Iterable<AppendRequest> {
  const random = randomFrom(seed);
  // the model store looks through all it has at every append
  const most = Math.max(10, Math.floor(size / 200));
  for (let n = 0; n < size; ) {
    const length = Math.min(between(random, 1, most), size - n);
    const from = n;
    n += length;
    const events = Array.from({ length }, (_, index) => eventOf(from + index));
    yield { stream: `stream-${between(random, 0, 20)}`, expected: 'any', events, claimedAt: Math.floor(1e15 + random() * 1e9) };
  }
}

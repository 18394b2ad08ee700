import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { instantFromMicros, ManualClock } from '#kernel';
import { everything, sampleEvent, START } from '../contract/under-test.js';
import { MemoryEventStore } from '../memory/memory-store.js';
import type { AppendRequest, EventStore, ExpectedRevision } from '../port.js';
import { openSqliteStore } from './store.js';

const folder = mkdtempSync(join(tmpdir(), 'fremdrift-model-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Few ids, streams and moments, so that repetitions, conflicts and ties are common. */
const IDS = Array.from({ length: 30 }, () => randomUUID());
const moment = fc.integer({ min: START - 20, max: START + 20 });

const request: fc.Arbitrary<AppendRequest> = fc
  .record({
    stream: fc.constantFrom('a', 'b', 'c'),
    expected: fc.oneof(fc.constantFrom<ExpectedRevision>('any', 'none'), fc.nat({ max: 4 })),
    ids: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 3 }),
    claimedAt: fc.option(moment, { nil: undefined }),
  })
  .map(({ ids, claimedAt, ...rest }) => ({ ...rest, events: ids.map((id) => sampleEvent({ id })), ...(claimedAt === undefined ? {} : { claimedAt }) }));

/** What happens to a ledger: the clock jumps, appends arrive all at once, and now and then one is sent again; then perhaps a restart. */
const step = fc.record({
  clock: moment,
  appends: fc.array(request, { maxLength: 8 }),
  again: fc.nat({ max: 8 }),
  restarts: fc.nat({ max: 5 }).map((n) => n === 0),
});

it('SQLite does what the naive model does, whatever arrives together, is repeated, conflicts or comes out of time', async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
    const clock = new ManualClock(START);
    const path = join(mkdtempSync(join(folder, 'ledger-')), 'ledger.db');
    const model = new MemoryEventStore(clock);
    let store = await openSqliteStore(path, { clock });
    try {
      for (const { clock: now, appends, again, restarts } of steps) {
        clock.set(now);
        const requests = [...appends, ...appends.slice(0, again)];
        expect(await outcomes(store, requests)).toEqual(await outcomes(model, requests));
        if (!restarts) continue;
        await store.close();
        store = await openSqliteStore(path, { clock });
      }
      expect(await view(store)).toEqual(await view(model));
    } finally {
      await store.close();
    }
  });
  await fc.assert(property, { numRuns: 40 });
}, 60_000);

async function outcomes(store: EventStore, requests: readonly AppendRequest[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(requests.map((each) => store.append(each)));
  return settled.map((each) => (each.status === 'fulfilled' ? each.value : { refused: String(each.reason) }));
}

async function view(store: EventStore): Promise<unknown> {
  const events = await everything(store);
  return {
    events,
    head: await store.head(),
    streams: await Promise.all(['a', 'b', 'c'].map((stream) => store.readStream(stream, { direction: 'backward', limit: 100 }))),
    ends: await Promise.all(events.map(({ seq }) => store.roundDown(seq))),
    before: await Promise.all(Array.from({ length: 40 }, (_, i) => store.seqBefore(instantFromMicros(START - 20 + i)))),
  };
}

import { randomUUID } from 'node:crypto';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { everything, sampleEvent, START } from '../contract/under-test.js';
import { MemoryEventStore } from '../memory/memory-store.js';
import type { AppendRequest, EventStore, ExpectedRevision } from '../port.js';
import { Ledgers } from './testing/ledgers.js';
import { KurrentTestServer } from './testing/test-server.js';

/** Few ids, streams and moments, so that repetitions, conflicts and ties are common. */
const IDS = Array.from({ length: 20 }, () => randomUUID());
const moment = fc.integer({ min: START - 20, max: START + 20 });

const request: fc.Arbitrary<AppendRequest> = fc
  .record({
    stream: fc.constantFrom('a', 'b', 'c'),
    expected: fc.oneof(fc.constantFrom<ExpectedRevision>('any', 'none'), fc.nat({ max: 4 })),
    ids: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 3 }),
    claimedAt: fc.option(moment, { nil: undefined }),
  })
  .map(({ ids, claimedAt, ...rest }) => ({ ...rest, events: ids.map((id) => sampleEvent({ id })), ...(claimedAt !== undefined && { claimedAt }) }));

/** An append, by one process or the other, with the clock at some moment and perhaps something going wrong on the way. */
const step = fc.record({
  clock: moment,
  by: fc.constantFrom<'one' | 'other'>('one', 'other'),
  append: request,
  fault: fc.constantFrom<'none' | 'dropped' | 'answer lost' | 'twice' | 'copy closed and opened'>(
    'none',
    'none',
    'dropped',
    'answer lost',
    'twice',
    'copy closed and opened',
  ),
});

it('two processes over one log do what the naive model does, whatever is repeated, conflicts or goes wrong, and end with the same copy', async () => {
  const server = await KurrentTestServer.start();
  let runs = 0;
  const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
    runs += 1;
    const ledgers = new Ledgers(server);
    const open = (copy: string): Promise<EventStore> => ledgers.open(copy, { prefix: `run${runs}/`, pause: () => endOfTurn() });
    const model = new MemoryEventStore(ledgers.clock);
    const stores = { one: await open('one'), other: await open('other') };
    try {
      for (const { clock, by, append, fault } of steps) {
        ledgers.clock.set(clock);
        if (fault === 'dropped') server.dropSubscriptions();
        if (fault === 'answer lost') server.faults.losesAnswers = 1;
        server.faults.deliversTwice = fault === 'twice';
        if (fault === 'copy closed and opened') {
          await stores[by].close();
          stores[by] = await open(by);
        }
        const expected = await outcome(model, append);
        const found = await outcome(stores[by], append);
        server.faults.losesAnswers = 0;
        // whose answer was lost finds its own events, and can't tell that it was the one who wrote them
        expect({ ...found, repeated: null }).toEqual({ ...expected, repeated: null });
        await reaches(stores[by === 'one' ? 'other' : 'one'], (await model.head()).seq);
      }
      expect(await everything(stores.one)).toEqual(await everything(model));
      expect(await everything(stores.other)).toEqual(await everything(model));
    } finally {
      await ledgers.clear();
    }
  });
  try {
    await fc.assert(property, { numRuns: 6 });
  } finally {
    server.stop();
  }
}, 120_000);

async function outcome(store: EventStore, request: AppendRequest): Promise<object> {
  const [settled] = await Promise.allSettled([store.append(request)]);
  return settled.status === 'fulfilled' ? settled.value : { refused: String(settled.reason) };
}

async function reaches(store: EventStore, seq: number): Promise<void> {
  if ((await store.head()).seq >= seq) return;
  for await (const page of store.follow(seq - 1, { pageSize: 1, signal: AbortSignal.timeout(20_000) })) if (page.length > 0) return;
}

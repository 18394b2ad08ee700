import fc from 'fast-check';
import { Refused } from '#kernel';
import type { Payload } from '#domain';
import { MemoryEventStore } from '#event-store';
import { boxesIn } from '../codec/boxes.js';
import { MemoryVault } from '../vault/testing/memory-vault.js';
import { FoldedStreams, type ExecuteRequest } from './index.js';
import { furnish, measuring, runnerOver } from './testing/workbench.js';

/** How a write to the vault or the log goes: well, or the process stops before it, or after it and before the answer. */
const fate = fc.constantFrom('well', 'well', 'before', 'after');
type Fate = 'well' | 'before' | 'after';

const asked = fc.record({
  unit: fc.constantFrom('club-1', 'club-2'),
  note: fc.option(fc.constantFrom('Kari', 'Ola'), { nil: undefined }),
  vault: fate,
  log: fate,
});

const stopped = () => new Refused('unavailable', 'the process stopped');

/** Runs `work` in the scheduler's own time, and lets it go as its fate is. */
function doomed<A, B>(work: (given: A) => Promise<B>, fates: Fate[], scheduler: fc.Scheduler): (given: A) => Promise<B> {
  return async (given) => {
    await scheduler.schedule(Promise.resolve());
    const way = fates.shift() ?? 'well';
    if (way === 'before') throw stopped();
    const result = await work(given);
    if (way === 'after') throw stopped();
    return result;
  };
}

describe('whatever is interrupted, and in whatever order things happen', () => {
  it('no event is without its key, nothing acknowledged is lost, and what is sent again is recorded once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(asked, { minLength: 1, maxLength: 12 }), async (scheduler, all) => {
        const [store, vault] = [new MemoryEventStore(), new MemoryVault()];
        await furnish((await runnerOver(store, vault)).runner);
        const before = (await store.head()).seq;
        const requests = all.map(
          ({ unit, note }, index): ExecuteRequest => measuring(index, { with: { unit, ...(note !== undefined && { note }) }, idempotencyKey: `key-${index}` }),
        );
        const [append, keep] = [store.append.bind(store), vault.keep.bind(vault)];
        store.append = doomed(
          append,
          all.map(({ log }) => log),
          scheduler,
        );
        vault.keep = doomed(
          keep,
          all.map((one) => one.vault),
          scheduler,
        );
        const { runner, streams } = await runnerOver(store, vault);
        const outcomes = await scheduler.waitFor(Promise.allSettled(requests.map((request) => runner.execute(request))));

        const events = await store.readAll(before, 1000);
        for (const { payload } of events) {
          const boxes = boxesIn(JSON.parse(payload));
          expect((await vault.sealingKeys(boxes.map(({ key }) => key))).size).toBe(boxes.length);
        }
        const stored = new Set(events.map(({ id }) => id));
        for (const outcome of outcomes) {
          if (outcome.status === 'fulfilled') for (const id of outcome.value.eventIds) expect(stored).toContain(id);
          else expect(outcome.reason).toMatchObject({ kind: 'unavailable' });
        }
        for (const stream of ['measurements-members:club-1', 'measurements-members:club-2']) {
          expect(await streams.load(stream)).toEqual(await new FoldedStreams(store).load(stream));
        }

        store.append = append;
        vault.keep = keep;
        const after = await runnerOver(store, vault);
        for (const request of requests) await after.runner.execute(request);
        const values = (await store.readAll(before, 1000)).map(({ payload }) => (JSON.parse(payload) as Payload).data['value']);
        expect(values.map(Number).sort((a, b) => a - b)).toEqual(requests.map((_, index) => index));
      }),
      { numRuns: 200 },
    );
  });
});

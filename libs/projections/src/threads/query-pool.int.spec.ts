import { setImmediate as others } from 'node:timers/promises';
import { Broken, Refused, workerUrl } from '#kernel';
import { startQueryPool, type QueryPool, type QueryPoolOptions } from './query-pool.js';

const file = workerUrl(import.meta.url, './testing-answers.worker.js');
const pools: QueryPool[] = [];

function pool(options: Partial<QueryPoolOptions> = {}): QueryPool {
  const started = startQueryPool(file, { threads: 2, maxWaiting: 10, timeoutMs: 20_000, keptIdleMs: 60_000, ...options });
  pools.push(started);
  return started;
}

afterEach(async () => {
  for (const started of pools.splice(0)) await started.close();
});

const asking =
  (started: QueryPool) =>
  (name: string, params: unknown = null): Promise<string> =>
    started.ask(name, params);

/** Holds the thread of the query it is given to until it is opened. */
function gate() {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  return {
    flag,
    open: () => {
      Atomics.store(flag, 0, 1);
      Atomics.notify(flag, 0);
    },
  };
}

describe('a query pool', () => {
  it('gives each asker its own answer', async () => {
    const ask = asking(pool());
    const answers = await Promise.all([1, 2, 3, 4, 5].map((number) => ask('echo', { number })));
    expect(answers).toEqual([1, 2, 3, 4, 5].map((number) => JSON.stringify({ number })));
  });

  it('carries a refusal over whole, and a fault as a fault', async () => {
    const ask = asking(pool());
    await expect(ask('refuse')).rejects.toEqual(new Refused('invalid', 'at: is no day', [{ field: 'at', problem: 'is no day', remedy: 'write a day' }]));
    await expect(ask('break')).rejects.toEqual(new Broken('a fault'));
  });

  it('refuses as busy what is more than may wait, and answers what waits', async () => {
    const { open, flag } = gate();
    const started = pool({ threads: 1, maxWaiting: 1 });
    const ask = asking(started);
    const [held, waiting] = [ask('hold', [flag]), ask('echo', 1)];
    expect(started.load()).toEqual({ waiting: 1, running: 1, threads: 1 });
    await expect(ask('echo', 2)).rejects.toMatchObject({ kind: 'busy' });
    open();
    expect(await Promise.all([held, waiting])).toEqual(['"released"', '1']);
  });

  it('gives up a query that takes too long, and goes on with a new thread', async () => {
    const ask = asking(pool({ threads: 1, timeoutMs: 1000 }));
    await expect(ask('forever')).rejects.toMatchObject({ kind: 'unavailable', message: 'the query took more than 1 s' });
    expect(await ask('echo', 1)).toBe('1');
  });

  it('says so when a thread is lost, and goes on with a new one', async () => {
    const ask = asking(pool({ threads: 1 }));
    await expect(ask('die')).rejects.toThrow("the query's thread was lost: it ended with code 3");
    expect(await ask('echo', 1)).toBe('1');
  });

  it('bug-963: lets go of threads that are not needed, and starts others for the next queries', async () => {
    const started = pool({ keptIdleMs: 0 });
    expect(started.load().threads).toBe(0);
    for (const number of [1, 2]) {
      expect(await Promise.all([started.ask('echo', number), started.ask('echo', number)])).toEqual([String(number), String(number)]);
      while (started.load().threads > 0) await others();
    }
  });

  it('bug-963: keeps a thread as long as it is needed', async () => {
    const { open, flag } = gate();
    const started = pool({ threads: 1, keptIdleMs: 0 });
    const held = started.ask('hold', [flag]);
    for (let turn = 0; turn < 100; turn += 1) await others();
    expect(started.load()).toEqual({ waiting: 0, running: 1, threads: 1 });
    open();
    expect(await held).toBe('"released"');
  });

  it('finishes what it accepted before it closes, and accepts no more', async () => {
    const started = pool({ threads: 1 });
    const answers = [1, 2, 3].map((number) => started.ask('echo', number));
    const closed = started.close();
    await expect(started.ask('echo', 4)).rejects.toMatchObject({ kind: 'unavailable' });
    await closed;
    expect(await Promise.all(answers)).toEqual(['1', '2', '3']);
  });
});

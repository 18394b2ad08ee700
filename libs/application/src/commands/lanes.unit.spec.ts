import { setImmediate } from 'node:timers/promises';
import { Lanes } from './lanes.js';

describe('lanes', () => {
  it('run what concerns one stream in the order it came, one at a time, whether or not it fails', async () => {
    const lanes = new Lanes();
    const seen: string[] = [];
    const work =
      (name: string, fails = false) =>
      async () => {
        seen.push(`${name} begins`);
        await setImmediate();
        seen.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      };
    const outcomes = await Promise.allSettled([lanes.run('s', work('a')), lanes.run('s', work('b', true)), lanes.run('s', work('c'))]);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('run different streams side by side', async () => {
    const lanes = new Lanes();
    const { promise, resolve } = Promise.withResolvers<string>();
    const waiting = lanes.run('s', () => promise);
    expect(await lanes.run('t', async () => 'other')).toBe('other');
    resolve('done');
    expect(await waiting).toBe('done');
  });

  it('turn away what would wait behind a thousand, and take more once those are done', async () => {
    const lanes = new Lanes();
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = Array.from({ length: 1000 }, () => lanes.run('s', () => promise));
    await expect(lanes.run('s', () => promise)).rejects.toMatchObject({ kind: 'busy' });
    resolve();
    await Promise.all(waiting);
    expect(await lanes.run('s', async () => 'again')).toBe('again');
  });
});

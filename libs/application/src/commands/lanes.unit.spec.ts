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

  it('stand still while something runs alone, which waits for all that came before and lets nothing by that came after', async () => {
    const lanes = new Lanes();
    const seen: string[] = [];
    const says = (name: string) => async () => {
      await setImmediate();
      seen.push(name);
    };
    const before = [lanes.run('s', says('s1')), lanes.run('t', says('t1')), lanes.run('s', says('s2'))];
    const alone = [lanes.alone(says('alone')), lanes.alone(says('alone again'))];
    const after = [lanes.run('s', says('s3')), lanes.run('u', says('u1'))];
    await Promise.all([...before, ...alone, ...after]);
    expect(seen.slice(0, 3).sort()).toEqual(['s1', 's2', 't1']);
    expect(seen.slice(3, 5)).toEqual(['alone', 'alone again']);
    expect(seen.slice(5).sort()).toEqual(['s3', 'u1']);
    await lanes.run('s', says('s4'));
    expect(seen.at(-1)).toBe('s4');
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

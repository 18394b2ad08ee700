import { setImmediate as endOfTurn } from 'node:timers/promises';
import { Gate, Lanes } from './lanes.js';

/** Work that says when it begins, and ends when it is told. */
function works(): { readonly begun: string[]; readonly end: (name: string) => void; readonly work: (name: string) => () => Promise<string> } {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => (): Promise<string> => {
    begun.push(name);
    return new Promise((resolve) => ends.set(name, () => resolve(name)));
  };
  return { begun, work, end: (name) => ends.get(name)?.() };
}

describe('lanes', () => {
  it('let work with a common key go one after the other, in order, and other work beside it', async () => {
    const lanes = new Lanes();
    const { begun, work, end } = works();
    const first = lanes.run(['a', 'x'], work('first'));
    void lanes.run(['a'], work('second'));
    void lanes.run(['b', 'x'], work('third'));
    void lanes.run(['c'], work('fourth'));
    expect(begun).toEqual(['first', 'fourth']);
    end('first');
    expect(await first).toBe('first');
    await endOfTurn();
    expect(begun).toEqual(['first', 'fourth', 'second', 'third']);
  });

  it('go on after work that failed, and are idle when all has ended', async () => {
    const lanes = new Lanes();
    const failing = lanes.run(['a'], () => Promise.reject(new Error('no')));
    const next = lanes.run(['a'], () => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
    await lanes.idle();
  });
});

describe('a gate', () => {
  it('lets through as much as it is wide, in the order it came, and what is heavier alone', async () => {
    const gate = new Gate(3);
    const { begun, work, end } = works();
    for (const [name, weight] of [
      ['one', 1],
      ['two', 2],
      ['heavy', 9],
      ['last', 1],
    ] as const)
      void gate.through(weight, work(name));
    await endOfTurn();
    expect(begun).toEqual(['one', 'two']);
    end('one');
    await endOfTurn();
    expect(begun).toEqual(['one', 'two']);
    end('two');
    await endOfTurn();
    expect(begun).toEqual(['one', 'two', 'heavy']);
    end('heavy');
    await endOfTurn();
    expect(begun).toEqual(['one', 'two', 'heavy', 'last']);
  });

  it('is free again after work that failed', async () => {
    const gate = new Gate(1);
    await expect(gate.through(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await gate.through(1, () => Promise.resolve('yes'))).toBe('yes');
  });
});

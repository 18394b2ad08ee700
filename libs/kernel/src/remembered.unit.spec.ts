import fc from 'fast-check';
import { oncePerObject, Remembered } from './remembered.js';

describe('what is remembered', () => {
  it('goes when it grows too heavy, what was asked for least recently first', () => {
    const remembered = new Remembered<string, number>(3);
    for (const [key, value] of [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ] as const)
      remembered.set(key, value);
    expect(remembered.get('a')).toBe(1);
    remembered.set('d', 4);
    expect(['a', 'b', 'c', 'd'].map((key) => remembered.get(key))).toEqual([1, undefined, 3, 4]);
  });

  it('stays within the limit by its weights, but for the latest where that alone is heavier', () => {
    const entries = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 7 })), { minLength: 1 });
    fc.assert(
      fc.property(entries, (given) => {
        const remembered = new Remembered<number, { readonly weight: number }>(5, ({ weight }) => weight);
        for (const [key, weight] of given) {
          remembered.set(key, { weight });
          expect(remembered.get(key)).toEqual({ weight });
          const kept = Array.from({ length: 10 }, (_, other) => remembered.get(other)).filter((value) => value !== undefined);
          const total = kept.reduce((sum, value) => sum + value.weight, 0);
          expect(total <= 5 || kept.length === 1).toBe(true);
        }
      }),
    );
  });

  it('is not there once it is deleted, and weighs nothing more', () => {
    const remembered = new Remembered<string, string>(2);
    remembered.set('a', 'first');
    remembered.delete('a');
    remembered.delete('a');
    expect(remembered.get('a')).toBeUndefined();
    remembered.set('b', 'second');
    remembered.set('c', 'third');
    expect([remembered.get('b'), remembered.get('c')]).toEqual(['second', 'third']);
  });
});

describe('a function computed once per object', () => {
  it('is computed again for another object only, also where it answers nothing', () => {
    const asked: object[] = [];
    const once = oncePerObject((object: { readonly value: string | undefined }) => {
      asked.push(object);
      return object.value;
    });
    const [one, other] = [{ value: 'one' }, { value: undefined }];
    expect([once(one), once(other), once(one), once(other)]).toEqual(['one', undefined, 'one', undefined]);
    expect(asked).toEqual([one, other]);
  });
});

import fc from 'fast-check';
import { apportioned, type Stratum } from './apportion.js';

const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });
const strataOf = (all: readonly number[]): readonly Stratum[] => all.map((size, index) => ({ stratum: `s${String(index).padStart(2, '0')}`, size }));
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0);

describe('the places of a sample', () => {
  it('are all given out, as far as there is anything to draw, and none gets more than it holds', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 300 }), (all, n) => {
        const shares = apportioned(strataOf(all), n);
        expect(sum(shares.values())).toBe(Math.min(n, sum(all)));
        for (const { stratum, size } of strataOf(all)) expect(shares.get(stratum)).toBeLessThanOrEqual(size);
      }),
    );
  });

  it('are never taken away again when there are more of them', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 300 }), (all, n) => {
        const [fewer, more] = [apportioned(strataOf(all), n), apportioned(strataOf(all), n + 1)];
        for (const { stratum } of strataOf(all)) expect(more.get(stratum)).toBeGreaterThanOrEqual(fewer.get(stratum) ?? 0);
      }),
    );
  });

  it('go to every stratum once before any gets a second', () => {
    fc.assert(
      fc.property(sizes, (all) => {
        expect([...apportioned(strataOf(all), all.length).values()]).toEqual(all.map(() => 1));
      }),
    );
  });

  it('follow size, and do not depend on the order of the strata', () => {
    const strata = [
      { stratum: 'a', size: 600 },
      { stratum: 'b', size: 300 },
      { stratum: 'c', size: 100 },
    ];
    const shares = apportioned(strata, 10);
    expect(Object.fromEntries(shares)).toEqual({ a: 6, b: 3, c: 1 });
    expect(Object.fromEntries(apportioned(strata.toReversed(), 10))).toEqual(Object.fromEntries(shares));
  });
});

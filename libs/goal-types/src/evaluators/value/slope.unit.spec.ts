import fc from 'fast-check';
import { addDays, decimal, parseDate } from '#kernel';
import { slopeOf } from './slope.js';

const first = parseDate('2020-12-31');
const at = (on: string, amount: string) => ({ on: parseDate(on), amount: decimal(amount) });

describe('a slope', () => {
  it('is the change a calendar year, be it a leap year or not', () => {
    expect(slopeOf([at('2019-12-31', '100'), at('2020-12-31', '112')])?.toString()).toBe('12');
    expect(slopeOf([at('2020-12-31', '112'), at('2021-12-31', '100')])?.toString()).toBe('-12');
  });

  it('is by least squares: one odd value does not decide it', () => {
    const values = ['0', '10', '50', '30', '40'].map((amount, year) => at(`${2020 + year}-12-31`, amount));
    // Σ(x−2)(y−26) over Σ(x−2)²: (52 + 16 + 0 + 4 + 28) over 10.
    expect(slopeOf(values)?.toString()).toBe('10');
  });

  it('is not known from one day', () => {
    expect(slopeOf([])).toBeNull();
    expect(slopeOf([at('2020-12-31', '5')])).toBeNull();
  });

  it('does not depend on the order of the observations, nor on the level they lie at', () => {
    const observations = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: -1000, max: 1000 })), {
      minLength: 2,
      maxLength: 10,
      selector: ([offset]) => offset,
    });
    fc.assert(
      fc.property(observations, fc.integer({ min: -1000, max: 1000 }), (drawn, level) => {
        const points = drawn.map(([offset, amount]) => ({ on: addDays(first, offset), amount: decimal(amount) }));
        const lifted = points.map(({ on, amount }) => ({ on, amount: amount.plus(level) })).toReversed();
        expect(slopeOf(lifted)?.toFixed(20)).toBe(slopeOf(points)?.toFixed(20));
      }),
    );
  });
});

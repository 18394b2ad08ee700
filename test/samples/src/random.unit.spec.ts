import fc from 'fast-check';
import { apportion, between, randomFrom } from './random.js';

function five(seed: number): readonly number[] {
  const random = randomFrom(seed);
  return Array.from({ length: 5 }, () => random());
}

describe('made-up numbers', () => {
  it('come in the same order for the same seed, and in another for another', () => {
    expect(five(1)).toEqual(five(1));
    expect(five(1)).not.toEqual(five(2));
  });

  it('stay within their bounds', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(50), fc.nat(50), (seed, least, span) => {
        const value = between(randomFrom(seed), least, least + span);
        expect(value).toBeGreaterThanOrEqual(least);
        expect(value).toBeLessThanOrEqual(least + span);
        expect(Number.isInteger(value)).toBe(true);
      }),
    );
  });

  it('share a total out to the last one, each within one of its exact share', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 60 }), (total, weights) => {
        const shares = apportion(total, weights);
        const sum = weights.reduce((a, b) => a + b, 0);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
        shares.forEach((share, index) => expect(Math.abs(share - (total * (weights[index] as number)) / sum)).toBeLessThan(1 + 1e-6));
      }),
    );
  });
});

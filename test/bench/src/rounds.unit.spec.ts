import fc from 'fast-check';
import { comparisonOf, inTurns, medianOf, percentileOf } from './rounds.js';

describe('two sides in turns', () => {
  it('run ours first in each round, and the first round of each does not count', async () => {
    const ran: string[] = [];
    const side = (name: string, results: number[]) => async () => {
      ran.push(name);
      return results.shift() as number;
    };
    const comparison = await inTurns(side('ours', [1, 10, 20, 40]), side('baseline', [1000, 10, 40, 10]), 3);
    expect(ran).toEqual(['ours', 'baseline', 'ours', 'baseline', 'ours', 'baseline', 'ours', 'baseline']);
    expect(comparison).toEqual({ ours: 20, baseline: 10, ratio: { median: 1, min: 0.5, max: 4 } });
  });

  it('are compared round by round, not by their medians', () => {
    const comparison = comparisonOf([
      [10, 100],
      [30, 30],
      [20, 20],
    ]);
    expect(comparison.ours / comparison.baseline).toBeCloseTo(0.667, 3);
    expect(comparison.ratio.median).toBe(1);
  });
});

describe('the median', () => {
  it('has as many values below it as above', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const median = medianOf(values);
        expect(values.filter((value) => value < median).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter((value) => value > median).length).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });

  it('lies between the two in the middle of an even number', () => {
    expect(medianOf([4, 1, 3, 2])).toBe(2.5);
  });

  it('of nothing is no number', () => {
    expect(medianOf([])).toBeNaN();
  });
});

describe('a percentile', () => {
  it('is a value that so many of them do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentileOf(hundred, 99)).toBe(99);
    expect(percentileOf(hundred, 100)).toBe(100);
    expect(percentileOf([7], 99)).toBe(7);
    expect(percentileOf([], 99)).toBeNaN();
  });
});

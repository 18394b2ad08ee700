import fc from 'fast-check';
import { spread, trend } from './trend.js';

describe('a trend', () => {
  it('rises from the smallest to the largest value', () => {
    expect(trend([1, 2, 3, 4, 5, 6, 7, 8])).toBe('▁▂▃▄▅▆▇█');
  });

  it('shows a missing value as a gap, never as zero', () => {
    expect(trend([10, null, 20])).toBe('▁·█');
  });

  it('is level when nothing moves', () => {
    expect(trend([5, 5])).toBe('▄▄');
  });
});

describe('spreading values over a narrow terminal', () => {
  it('keeps the first, the last and the order, and no more than there is room for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.integer({ min: 2, max: 80 }), (count, most) => {
        const places = spread(
          Array.from({ length: count }, (_, index) => index),
          most,
        );
        expect(places).toHaveLength(Math.min(count, most));
        expect([places[0], places.at(-1)]).toEqual([0, count - 1]);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });
});

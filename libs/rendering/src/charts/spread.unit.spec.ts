import fc from 'fast-check';
import { spread } from './spread.js';

const labels = fc.array(fc.record({ middle: fc.integer({ min: -50, max: 350 }), height: fc.constantFrom(16, 32, 48) }), { maxLength: 6 });

describe('labels set apart', () => {
  it('never overlap, keep their order, and stay inside where there is room', () => {
    fc.assert(
      fc.property(labels, (all) => {
        const [middles, heights] = [all.map(({ middle }) => middle), all.map(({ height }) => height)];
        const placed = spread(middles, heights, 0, 300);
        const order = middles.map((_, index) => index).toSorted((a, b) => (middles[a] ?? 0) - (middles[b] ?? 0) || a - b);
        const edges = order.map((index) => [(placed[index] ?? 0) - (heights[index] ?? 0) / 2, (placed[index] ?? 0) + (heights[index] ?? 0) / 2] as const);
        for (const [index, [top, bottom]] of edges.entries()) {
          expect(top).toBeGreaterThanOrEqual(index === 0 ? 0 : (edges[index - 1]?.[1] ?? 0));
          expect(bottom).toBeLessThanOrEqual(300);
        }
      }),
    );
  });

  it('does not move what stands free', () => {
    expect(spread([20, 100, 60], [16, 16, 16], 0, 120)).toEqual([20, 100, 60]);
  });
});

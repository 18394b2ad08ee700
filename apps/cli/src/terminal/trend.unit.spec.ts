import { trend } from './trend.js';

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

import { randomPool } from './random.js';

describe('random bytes', () => {
  it('are as many as were asked for and never alike, over many a pool', () => {
    const drawn = Array.from({ length: 1_000 }, (_, index) => randomPool([12, 16, 32, 48][index % 4]!));
    expect(drawn.map(({ length }) => length)).toEqual(drawn.map((_, index) => [12, 16, 32, 48][index % 4]));
    // the first 12 of each, so that none is told apart by its length
    expect(new Set(drawn.map((bytes) => bytes.toString('hex', 0, 12))).size).toBe(1_000);
  });

  it('stay what they are when others are drawn', () => {
    const first = randomPool(16);
    const before = first.toString('hex');
    for (let i = 0; i < 1_000; i += 1) randomPool(64);
    expect(first.toString('hex')).toBe(before);
  });
});

import { drawnSums, type Guarded } from './drawn.js';

const value = (unit: string, days: string, more: Partial<Guarded> = {}): Guarded => ({
  eventId: `${unit} ${days}`,
  measure: 'members',
  unit,
  days,
  counts: true,
  ...more,
});
const ids = (sums: readonly (readonly Guarded[])[]) => sums.map((sum) => sum.map(({ eventId }) => eventId).toSorted());

const [before, now] = ['2021-12-31 ', '2022-12-31 '];
const [a, b] = [value('a', now), value('b', now)];

describe('what a line through time may be the sums of', () => {
  it('is what the units that it ends with reported, and no other measure or what no longer counts', () => {
    const all = [a, b, value('a', before), value('a', before, { eventId: 'corrected', counts: false }), value('x', before, { measure: 'other' })];
    expect(ids(drawnSums([a, b], all))).toEqual([['a 2021-12-31 ', 'a 2022-12-31 ', 'b 2022-12-31 ']]);
  });

  it('bug 943: is also that with a unit that has closed since, whose few the difference would tell of', () => {
    const all = [a, b, value('a', before), value('b', before), value('closed', before)];
    expect(ids(drawnSums([a, b], all))).toEqual([expect.any(Array), [...(ids([all])[0] ?? [])]]);
  });

  it('is not that with a unit that goes on elsewhere', () => {
    expect(drawnSums([a], [a, value('a', before), b, value('b', before)])).toHaveLength(1);
  });

  it('is nothing where nothing guarded is in it', () => {
    expect(drawnSums([], [a, b])).toEqual([[]]);
  });
});

import type { CalendarDate } from '#kernel';
import fc from 'fast-check';
import { inForceOn } from './index.js';

const from = (text: string) => ({ from: text as CalendarDate });

describe('the version in force', () => {
  it('is none before the first', () => {
    expect(inForceOn([from('2021-01-01')], '2020-12-31' as CalendarDate)).toBeNull();
    expect(inForceOn([], '2020-12-31' as CalendarDate)).toBeNull();
  });

  it('holds from its own day, that day included', () => {
    expect(inForceOn([from('2021-01-01')], '2021-01-01' as CalendarDate)).toEqual(from('2021-01-01'));
  });

  it('is the one with the latest day, and the last recorded of two from the same day', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2022-02-${String(n).padStart(2, '0')}` as CalendarDate);
    fc.assert(
      fc.property(fc.array(day), day, (days, asked) => {
        const versions = days.map((from, recorded) => ({ from, recorded }));
        const sorted = versions.filter((v) => v.from <= asked).sort((a, b) => (a.from === b.from ? a.recorded - b.recorded : a.from < b.from ? -1 : 1));
        expect(inForceOn(versions, asked)).toBe(sorted.at(-1) ?? null);
      }),
    );
  });
});

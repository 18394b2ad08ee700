import fc from 'fast-check';
import { addDays, type CalendarDate } from '#kernel';
import { dayAxis } from './days.js';
import { textWidth } from './text-width.js';

const day = (text: string) => text as CalendarDate;
const texts = (from: string, to: string, room = 500) => dayAxis(day(from), day(to), room, 'nb').labels.map(({ text }) => text);

describe('the axis of time', () => {
  it('names years in their middle, so that the last day of one is not read as the next', () => {
    const { at, labels, ticks } = dayAxis(day('2020-01-01'), day('2023-01-01'), 500, 'nb');
    expect(labels.map(({ text }) => text)).toEqual(['2020', '2021', '2022']);
    expect(ticks).toEqual([at(day('2021-01-01')), at(day('2022-01-01'))]);
    const last = labels.at(-1)?.at ?? 0;
    expect(last).toBeGreaterThan(at(day('2022-06-15')));
    expect(last).toBeLessThan(at(day('2022-07-15')));
  });

  it('is told as fine as there is room for: in days, months, quarters, years or decades', () => {
    expect(texts('2022-03-01', '2022-03-29')).toEqual(['08.03.2022', '15.03.2022', '22.03.2022']);
    expect(texts('2022-01-01', '2022-07-01')).toEqual(['01.2022', '02.2022', '03.2022', '04.2022', '05.2022', '06.2022']);
    expect(texts('2022-01-01', '2023-01-01')).toEqual(['01.–03.2022', '04.–06.2022', '07.–09.2022', '10.–12.2022']);
    expect(texts('2020-01-01', '2025-01-01', 90)).toEqual(['2020–2024']);
    expect(texts('1925-01-01', '2023-01-01')).toEqual(['1920–1939', '1940–1959', '1960–1979', '1980–1999', '2000–2019']);
  });

  it('has labels that never meet, inside the axis', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 80, max: 900 }), (start, length, room) => {
        const from = addDays(day('1900-01-01'), start);
        const axis = dayAxis(from, addDays(from, length), room, 'nn');
        const pixels = (at: number) => ((at - axis.from) / (axis.to - axis.from)) * room;
        const edges = axis.labels.map(({ at, text }) => [pixels(at) - textWidth(text) / 2, pixels(at) + textWidth(text) / 2] as const);
        for (const [index, [left, right]] of edges.entries()) {
          expect(left).toBeGreaterThanOrEqual(index === 0 ? -20 : (edges[index - 1]?.[1] ?? 0));
          expect(right).toBeLessThanOrEqual(room + 20);
        }
        for (const tick of axis.ticks) expect(tick).toBeGreaterThanOrEqual(axis.from);
        expect(axis.ticks.length).toBeLessThan(60);
      }),
      { numRuns: 300 },
    );
  });
});

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  earlierOf,
  endOfMonth,
  isCalendarDate,
  laterOf,
  parseDate,
  startOfYear,
  type CalendarDate,
} from './index.js';

const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as CalendarDate);

describe('a calendar date', () => {
  it.each([
    '2023-02-29',
    '1900-02-29',
    '2023-04-31',
    '2023-06-31',
    '2023-09-31',
    '2023-11-31',
    '2023-01-32',
    '2023-01-00',
    '2023-13-01',
    '2023-00-10',
    '1899-12-31',
    '2200-01-01',
    '2023-1-1',
    '31.12.2022',
    '',
    '12023-01-01',
    '2023-01-1900-01-01',
    '2023-01-011',
    '2023-01-01T10:00:00Z',
  ])('does not exist as %p', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });

  it.each(['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('exists as %s', (text) => {
    expect(parseDate(text)).toBe(text);
  });

  it.each([
    ['validFrom', () => parseDate('2023-02-29', 'validFrom')],
    ['date', () => parseDate('2023-02-29')],
  ])('names the field and the remedy when it does not exist: %s', (field, read) => {
    const problem = '"2023-02-29" is not a calendar date';
    expect(read).toThrow(
      expect.objectContaining({ kind: 'invalid', issues: [{ field, problem, remedy: 'write an existing day as YYYY-MM-DD, for example 2023-02-28' }] }),
    );
  });

  it('is followed by the next, on every day from 1900 to 2199', () => {
    const days = Array.from({ length: 109_573 }, (_, index) => new Date(Date.UTC(1900, 0, 1 + index)).toISOString().slice(0, 10) as CalendarDate);
    expect(days.at(-1)).toBe('2199-12-31');
    expect(days.filter((each, index) => index > 0 && addDays(days[index - 1]!, 1) !== each)).toEqual([]);
  });

  it('comes before another, after it, or is the same', () => {
    const [first, second] = [parseDate('2022-12-31'), parseDate('2023-01-01')];
    expect([compareDates(first, second), compareDates(second, first), compareDates(first, first)]).toEqual([-1, 1, 0]);
    expect([earlierOf(first, second), earlierOf(second, first)]).toEqual([first, first]);
    expect([laterOf(first, second), laterOf(second, first)]).toEqual([second, second]);
    expect(startOfYear(first)).toBe('2022-01-01');
  });

  it('moves by days there and back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (start, days) => {
        const end = addDays(start, days);
        expect(daysBetween(start, end)).toBe(days);
        expect(addDays(end, -days)).toBe(start);
      }),
    );
  });

  it('moves by days and months as the calendar does', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (start, count) => {
        const date = Temporal.PlainDate.from(start);
        expect(addDays(start, count)).toBe(date.add({ days: count }).toString());
        expect(addMonths(start, count)).toBe(date.add({ months: count }).toString());
      }),
    );
  });

  it('keeps to the last day of a shorter month', () => {
    expect(addMonths('2023-01-31' as CalendarDate, 1)).toBe('2023-02-28');
    expect(endOfMonth('2024-02-03' as CalendarDate)).toBe('2024-02-29');
  });
});

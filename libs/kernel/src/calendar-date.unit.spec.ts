import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, addMonths, daysBetween, endOfMonth, isCalendarDate, parseDate, type CalendarDate } from './index.js';

const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as CalendarDate);

describe('a calendar date', () => {
  it.each(['2023-02-29', '2023-13-01', '2023-04-31', '2023-1-1', '31.12.2022', '', '1899-12-31', '2023-00-10', '1900-02-29'])(
    'does not exist as %p',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
    },
  );

  it.each(['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('exists as %s', (text) => {
    expect(parseDate(text)).toBe(text);
  });

  it('names the field and the remedy when it does not exist', () => {
    expect(() => parseDate('2023-02-29', 'validFrom')).toThrow(
      expect.objectContaining({ kind: 'invalid', issues: [expect.objectContaining({ field: 'validFrom', remedy: expect.stringContaining('YYYY-MM-DD') })] }),
    );
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

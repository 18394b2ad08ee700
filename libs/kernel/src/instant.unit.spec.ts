import fc from 'fast-check';
import { dateIn, endOfDay, instantFromMicros, microsOf, parseInstant, parseTimeZone, startOfDay, timeIn, type CalendarDate } from './index.js';

describe('an instant', () => {
  it('goes to text and back without losing a microsecond, and sorts as text', () => {
    const micros = fc.integer({ min: 0, max: 9_000_000_000_000_000 });
    fc.assert(
      fc.property(micros, micros, (a, b) => {
        expect(microsOf(instantFromMicros(a))).toBe(a);
        expect(instantFromMicros(a) < instantFromMicros(b)).toBe(a < b);
      }),
    );
  });

  it('is the same moment with an offset as in UTC', () => {
    expect(parseInstant('2023-01-31T23:59:59.5+01:00')).toBe('2023-01-31T22:59:59.500000Z');
  });

  it.each([
    '2023-02-30T10:00:00Z',
    '2023-01-01T25:00:00Z',
    '2023-01-01',
    '2023-01-01T10:00:00',
    '2023-01-01T10:00:00.1234567Z',
    '+002023-01-01T10:00:00Z',
    '2023-01-01T10:00:00Z[Europe/Oslo]',
    '2023-01-01T10:00:00+01:00:30',
  ])('is refused as %p', (text) => {
    const remedy = 'write it as 2023-01-31T12:00:00Z or with an offset such as +01:00';
    const problem = `"${text}" is not a point in time`;
    expect(() => parseInstant(text)).toThrow(expect.objectContaining({ kind: 'invalid', issues: [{ field: 'instant', problem, remedy }] }));
  });
});

const clockAt = (text: string) => timeIn(parseInstant(text), 'Europe/Oslo');
it('the time of day is by the clock of the zone, in summer and winter, with seconds left out', () => {
  expect([clockAt('2023-07-01T11:05:59.999999Z'), clockAt('2023-01-01T11:05:00Z'), clockAt('2022-12-31T23:00:00Z')]).toEqual(['13:05', '12:05', '00:00']);
});

describe('the end of a day', () => {
  it('is by the zone, also on the days with 23 and 25 hours', () => {
    expect(endOfDay('2023-03-26' as CalendarDate, 'Europe/Oslo')).toBe('2023-03-26T22:00:00.000000Z');
    expect(startOfDay('2023-03-26' as CalendarDate, 'Europe/Oslo')).toBe('2023-03-25T23:00:00.000000Z');
    expect(endOfDay('2023-10-29' as CalendarDate, 'Europe/Oslo')).toBe('2023-10-29T23:00:00.000000Z');
  });

  it('is the first moment that belongs to the next day', () => {
    const end = endOfDay('2022-12-31' as CalendarDate, 'Europe/Oslo');
    expect(dateIn(end, 'Europe/Oslo')).toBe('2023-01-01');
    expect(dateIn(instantFromMicros(microsOf(end) - 1), 'Europe/Oslo')).toBe('2022-12-31');
  });
});

it('a time zone nobody has is refused by name', () => {
  const issue = { field: 'timeZone', problem: '"Europe/Bergen" is not a time zone', remedy: 'use an IANA name such as Europe/Oslo' };
  expect(() => parseTimeZone('Europe/Bergen')).toThrow(expect.objectContaining({ kind: 'invalid', issues: [issue] }));
  expect(parseTimeZone('Europe/Oslo')).toBe('Europe/Oslo');
});

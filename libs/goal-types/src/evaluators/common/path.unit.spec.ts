import fc from 'fast-check';
import { addDays, decimal } from '#kernel';
import { day } from '../../catalogue/example.js';
import { expectedOn, stepOn } from './path.js';

const path = [
  { on: day('2024-01-01'), value: decimal(0) },
  { on: day('2024-01-11'), value: decimal(100) },
  { on: day('2024-02-10'), value: decimal(70) },
];

describe('an expected path', () => {
  it('passes through its own points, and evenly between them', () => {
    const values = ['2024-01-01', '2024-01-04', '2024-01-11', '2024-01-26', '2024-02-10'].map((on) => expectedOn(path, day(on))?.toFixed());
    expect(values).toEqual(['0', '30', '100', '85', '70']);
  });

  it('expects nothing before its first point, and its last value ever after', () => {
    expect(expectedOn(path, day('2023-12-31'))).toBeNull();
    expect(expectedOn(path, day('2030-01-01'))?.toFixed()).toBe('70');
    expect(expectedOn([], day('2024-01-01'))).toBeNull();
  });

  it('stays between the points around the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 }), fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 }), (offset, from, to) => {
        const [start, end] = [day('2024-01-01'), day('2024-01-11')];
        const line = [
          { on: start, value: decimal(from) },
          { on: end, value: decimal(to) },
        ];
        const value = expectedOn(line, addDays(start, offset)) ?? decimal(Number.NaN);
        expect(value.gte(Math.min(from, to)) && value.lte(Math.max(from, to))).toBe(true);
      }),
    );
  });
});

describe('an expected path in steps', () => {
  it('holds each point until the next, and expects nothing before the first', () => {
    const values = ['2023-12-31', '2024-01-01', '2024-01-10', '2024-01-11', '2030-01-01'].map((on) => stepOn(path, day(on))?.toFixed());
    expect(values).toEqual([undefined, '0', '0', '100', '70']);
  });
});

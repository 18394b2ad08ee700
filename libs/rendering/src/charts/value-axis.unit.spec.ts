import fc from 'fast-check';
import { decimalText, Decimal, type DecimalText } from '#kernel';
import { valueAxis } from './value-axis.js';

const exact = (text: string) => text as DecimalText;
const values = fc.array(
  fc
    .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.integer({ min: -12, max: 40 }))
    .map(([digits, places]) => decimalText(new Decimal(String(digits)).div(new Decimal(10).pow(places)))),
  { minLength: 1, maxLength: 6 },
);
const texts = (all: readonly string[], ...rest: [unit?: 'number' | 'count' | 'ratio', fromZero?: boolean]) =>
  valueAxis(all.map(exact), rest[0] ?? 'number', rest[1] ?? false, 'nb').ticks.map(({ text }) => text.replaceAll('\u00A0', ' '));
const exponentOf = (value: string) => valueAxis([exact(value)], 'number', false, 'nb').exponent;

describe('the axis of values', () => {
  it('has room for every value, evenly spaced ticks and no more of them than are read', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('number', 'count', 'ratio', 'ratioDifference', 'days'), fc.boolean(), (all, unit, fromZero) => {
        const { at, ticks } = valueAxis(all, unit, fromZero, 'nn');
        for (const place of [...all, ...(fromZero ? [exact('0')] : [])].map(at)) {
          expect(place).toBeGreaterThanOrEqual(-1e-9);
          expect(place).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(8);
        expect([ticks[0]?.at, ticks.at(-1)?.at]).toEqual([0, 1]);
      }),
    );
  });

  it('stands at round numbers as they are written in Norwegian', () => {
    expect(texts(['11480', '12662'])).toEqual(['11 250', '11 500', '11 750', '12 000', '12 250', '12 500', '12 750']);
    expect(texts(['0.5', '0.964', '1'], 'ratio')).toEqual(['0', '20', '40', '60', '80', '100']);
    expect(texts(['-3', '4'])).toEqual(['−4', '−2', '0', '2', '4']);
  });

  it('counts whole things in whole numbers', () => {
    expect(texts(['0', '1'], 'count')).toEqual(['0', '1']);
    expect(texts(['7'])).toEqual(['6', '7', '8']);
    expect(texts(['0'])).toEqual(['0', '1']);
  });

  it('begins at nought where that is near, and always where lengths are compared', () => {
    expect(texts(['2', '3'])[0]).toBe('0');
    expect(texts(['100', '110'])[0]).toBe('100');
    expect(texts(['100', '110'], 'number', true)[0]).toBe('0');
  });

  it('tells numbers that are too long in millions, milliards and powers of ten', () => {
    expect(['9999999', '10000000', '10000000000', '10000000000000', '0.0000012'].map(exponentOf)).toEqual([0, 6, 9, 13, -6]);
  });

  it('keeps huge numbers apart that differ by one', () => {
    const { at } = valueAxis([exact('9007199254740992'), exact('9007199254740993')], 'number', false, 'nb');
    expect(at(exact('9007199254740993')) - at(exact('9007199254740992'))).toBeGreaterThan(0.5);
  });

  it('rounds no tick: one that needs too many decimals stands without its number', () => {
    expect(texts(['100000.0001', '100000.0003'])).toEqual(['100 000,0001', '', '100 000,0002', '', '100 000,0003']);
  });

  it('has no ticks where there is nothing to measure', () => {
    expect(valueAxis([], 'number', false, 'nb').ticks).toEqual([]);
  });
});

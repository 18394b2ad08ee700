import fc from 'fast-check';
import { decimal, decimalText, parseDecimal } from './index.js';

describe('a decimal', () => {
  it('is compared as it is: 1.96 % is not 2 %', () => {
    expect(decimal('0.0196').gte('0.02')).toBe(false);
    expect(decimal('20400').div('20000').minus(1).gte('0.02')).toBe(true);
  });

  it('adds without the errors of binary fractions', () => {
    expect(decimalText(decimal('0.1').plus('0.2'))).toBe('0.3');
  });

  it('keeps every digit of whole amounts, from text or from a safe number', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n }), (n) => expect(decimalText(decimal(parseDecimal(String(n))))).toBe(String(n))));
    fc.assert(fc.property(fc.maxSafeInteger(), (n) => expect(Number(parseDecimal(n))).toBe(n === 0 ? 0 : n)));
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 0.1 + 0.2, 1e300])(
    'refuses the JSON number %p, which is not one, has lost digits or has too many',
    (value) => {
      expect(() => parseDecimal(value, 'value')).toThrow(expect.objectContaining({ kind: 'invalid', issues: [expect.objectContaining({ field: 'value' })] }));
    },
  );

  it.each(['1,5', '1e3', ' 1', '01', '.5', '5.', '--1', 'NaN', '', '1'.repeat(31)])('refuses the text %p', (text) => {
    expect(() => parseDecimal(text)).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });

  it('has no exponent and no negative zero in its text', () => {
    expect(decimalText(decimal('1').div('10000000000'))).toBe('0.0000000001');
    expect(decimalText(decimal('-0.0'))).toBe('0');
  });
});

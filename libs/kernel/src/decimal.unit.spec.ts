import fc from 'fast-check';
import { decimal, decimalText, isDecimalText, parseDecimal } from './index.js';

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

  it.each([
    [Number.NaN, 'NaN is not a number', 'send a finite number'],
    [Number.NEGATIVE_INFINITY, '-Infinity is not a number', 'send a finite number'],
    [2 ** 53, '9007199254740992 loses precision as a JSON number', 'send it as text, in quotes: "9007199254740992"'],
    [0.1 + 0.2, '0.30000000000000004 loses precision as a JSON number', 'send it as text, in quotes: "0.30000000000000004"'],
    [1e30, `"1${'0'.repeat(30)}" is not a decimal number`, 'write digits with a point, at most 30 of them, for example "1234.5"'],
  ])('refuses the JSON number %p, which is not one, has lost digits or has too many', (value, problem, remedy) => {
    expect(() => parseDecimal(value, 'target.value')).toThrow(
      expect.objectContaining({ kind: 'invalid', issues: [{ field: 'target.value', problem, remedy }] }),
    );
  });

  it('takes a JSON number of 15 digits, and none of 16', () => {
    expect(parseDecimal(0.123456789012345)).toBe('0.123456789012345');
    expect(() => parseDecimal(0.1234567890123456)).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });

  it('has at most 30 digits, sign and point not counted', () => {
    const longest = `-${'1'.repeat(15)}.${'1'.repeat(15)}`;
    expect([isDecimalText(longest), isDecimalText(`${longest}1`)]).toEqual([true, false]);
  });

  it('carries 40 digits where a quotient has no end, and rounds a half to the even digit', () => {
    expect(decimal(2).div(3).toString()).toBe(`0.${'6'.repeat(39)}7`);
    expect(
      decimal(`1${'0'.repeat(38)}2.5`)
        .plus(0)
        .toString(),
    ).toBe(`1${'0'.repeat(38)}2`);
    expect(
      decimal(`1${'0'.repeat(38)}3.5`)
        .plus(0)
        .toString(),
    ).toBe(`1${'0'.repeat(38)}4`);
    expect([decimal('0.0000000001').toString(), decimal('1e30').toString()]).toEqual(['0.0000000001', `1${'0'.repeat(30)}`]);
  });

  it.each(['1,5', '1e3', ' 1', '01', '.5', '5.', '--1', 'NaN', '', '1'.repeat(31)])('refuses the text %p', (text) => {
    expect(() => parseDecimal(text)).toThrow(expect.objectContaining({ kind: 'invalid', issues: [expect.objectContaining({ field: 'value' })] }));
  });

  it('has no exponent and no negative zero in its text', () => {
    expect(decimalText(decimal('1').div('10000000000'))).toBe('0.0000000001');
    expect(decimalText(decimal('-0.0'))).toBe('0');
  });
});

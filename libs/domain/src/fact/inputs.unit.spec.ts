import fc from 'fast-check';
import { decimalInput } from './index.js';

function problemOf(value: unknown): string | undefined {
  return decimalInput.safeParse(value).error?.issues[0]?.message;
}

describe('a number from outside', () => {
  it('is kept digit for digit as text, and turned into text when it is a JSON number', () => {
    expect(decimalInput.parse('0.10')).toBe('0.10');
    expect(decimalInput.parse(0.1)).toBe('0.1');
    expect(decimalInput.parse(-12_000)).toBe('-12000');
    fc.assert(fc.property(fc.maxSafeInteger(), (n) => expect(decimalInput.parse(n)).toBe(String(n))));
  });

  it('is refused when it is none, with what would be right', () => {
    expect(problemOf(Number.NaN)).toBe('send a finite number, or its digits as text: "1234.5"');
    expect(problemOf(Number.POSITIVE_INFINITY)).toBe('send a finite number, or its digits as text: "1234.5"');
    expect(problemOf(true)).toBe('send a finite number, or its digits as text: "1234.5"');
    expect(problemOf('NaN')).toMatch(/^"NaN" is not a decimal number: write digits with a point/);
    expect(problemOf('12,5')).toMatch(/^"12,5" is not a decimal number: write digits with a point/);
  });

  it('is refused when it came with more digits than a JSON number holds, saying to send text', () => {
    expect(problemOf(0.1 + 0.2)).toBe('0.30000000000000004 loses precision as a JSON number: send it as text, in quotes: "0.30000000000000004"');
    expect(problemOf(2 ** 53)).toMatch(/loses precision as a JSON number/);
  });
});

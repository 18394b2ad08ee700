import { Decimal as DecimalJs } from 'decimal.js';
import { invalid } from './errors.js';

/** Exact decimal arithmetic: 40 significant digits, half-even only where a quotient has no end. Compare before rounding: 1.96 is not 2. */
export const Decimal = DecimalJs.clone({ precision: 40, rounding: DecimalJs.ROUND_HALF_EVEN, toExpNeg: -9e15, toExpPos: 9e15 });
export type Decimal = DecimalJs;

declare const brand: unique symbol;

/** A number as text, exactly as it was meant: optional minus, digits, optional point and digits; no exponent, at most 30 digits. */
export type DecimalText = string & { readonly [brand]: 'DecimalText' };

const FORM = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const MAX_DIGITS = 30;

export function isDecimalText(text: string): text is DecimalText {
  return FORM.test(text) && text.replace(/[-.]/g, '').length <= MAX_DIGITS;
}

/**
 * Reads a number from outside. A JSON number is accepted when it came through unharmed (a safe integer, or at most 15 significant digits);
 * anything longer must be sent as text.
 * @throws Refused `invalid` naming `field`
 */
export function parseDecimal(value: string | number, field = 'value'): DecimalText {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw invalid(field, `${value} is not a number`, 'send a finite number');
    const text = decimalText(new Decimal(value));
    if (Number.isSafeInteger(value) || new Decimal(value).precision() <= 15) return parseDecimal(text, field);
    throw invalid(field, `${text} loses precision as a JSON number`, `send it as text, in quotes: "${text}"`);
  }
  if (isDecimalText(value)) return value;
  throw invalid(field, `${JSON.stringify(value)} is not a decimal number`, `write digits with a point, at most ${MAX_DIGITS} of them, for example "1234.5"`);
}

/** Shorthand for a calculation: `decimal('1.5').plus(2)`. */
export function decimal(value: DecimalText | string | number | Decimal): Decimal {
  return new Decimal(value);
}

/** The exact text of a result, without exponent; quotients carry at most 40 significant digits. */
export function decimalText(value: Decimal): DecimalText {
  const text = value.toFixed();
  return (text === '-0' ? '0' : text) as DecimalText;
}

import { decimal, decimalText, type DecimalText } from '#kernel';
import type { FigureUnit } from '#goal-types';
import type { Cell, NumberDisplay } from '#tables';

/** An exact number with what it counts. */
export interface Exact {
  readonly exact: DecimalText;
  readonly unit: FigureUnit;
}

/** Spreadsheets reckon with as many digits. */
const DIGITS = 15;

/** In what a spreadsheet shows: differences of ratios in percentage points, all else as it is. */
function inSpreadsheet({ exact, unit }: Exact): DecimalText {
  return unit === 'ratioDifference' ? decimalText(decimal(exact).times(100)) : exact;
}

/** The number, to the digits that a spreadsheet holds; null where it is too large for one. */
export function numberOf(of: Exact): Cell {
  const number = Number(decimal(inSpreadsheet(of)).toPrecision(DIGITS));
  return Number.isFinite(number) ? number : null;
}

/** All digits as text, where {@link numberOf} has lost some. */
export function lostDigits(of: Exact): DecimalText | null {
  const whole = decimal(inSpreadsheet(of));
  return whole.eq(whole.toPrecision(DIGITS)) && Number.isFinite(whole.toNumber()) ? null : inSpreadsheet(of);
}

/** A ratio in per cent, whole numbers in groups of three digits, others as they are. */
export function displayOf({ exact, unit }: Exact): NumberDisplay {
  if (unit === 'ratio') return 'percent';
  return unit !== 'ratioDifference' && decimal(exact).isInteger() ? 'grouped' : 'plain';
}

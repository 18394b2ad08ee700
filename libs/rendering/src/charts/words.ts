import { decimal, decimalText, type DecimalText } from '#kernel';
import { formatFigure, formatNumber } from '#goal-types';
import { sayIn, SIGNS, type ChartDefinition, type ReportLanguage } from '#reporting';
import { printable } from '../fonts/index.js';
import type { Known } from './points.js';
import type { ValueAxis } from './value-axis.js';

/** Longer numbers are told in the units of the axis. */
const LONGEST = 14;

/**
 * A number as it stands beside its point: "12 612", "96,4 %", "45,2 mrd.", with the sign of what is provisional.
 * @param apartFrom what it must not look equal to unless it is
 */
export function valueTold(
  { value, provisional }: Pick<Known, 'value' | 'provisional'>,
  { unit }: ChartDefinition,
  exponent: number,
  language: ReportLanguage,
  ...apartFrom: readonly DecimalText[]
): string {
  const written =
    unit === 'ratioDifference'
      ? formatNumber(scaled(value, -2), language, 2, ...apartFrom.map((other) => scaled(other, -2)))
      : formatFigure({ value, unit }, language, 'table', ...apartFrom);
  const power = powerFor(value, exponent);
  const short = written.length <= LONGEST && power === exponent;
  const told = short ? written : `${formatNumber(scaled(value, power), language)}${scaleSuffix(power, unit, language)}`;
  return provisional ? `${told}${SIGNS.provisional}` : told;
}

/** Units of ten to this: those of the axis where they have a name, else the number's own, since it may be far from others on the axis. */
function powerFor(value: DecimalText, exponent: number): number {
  const named = exponent === 0 || exponent === -2 || exponent === 6 || exponent === 9;
  return named || decimal(value).isZero() ? exponent : decimal(value).abs().log(10).floor().toNumber();
}

/** The name of a line, with a capital letter first and a mark for what the fonts lack. */
export function nameTold(label: string): string {
  return printable(`${label.charAt(0).toUpperCase()}${label.slice(1)}`);
}

function scaled(value: DecimalText, exponent: number): DecimalText {
  return decimalText(decimal(value).times(decimal(10).pow(-exponent)));
}

/** What the numbers on the axis are in: "prosent", "mill. kroner"; empty where the lines' names say it. */
export function unitTold({ unit, unitOfMeasure }: ChartDefinition, { exponent }: ValueAxis, language: ReportLanguage): string {
  const scale = scaleTold(exponent, unit, language);
  return printable([scale, nameOf(unit, unitOfMeasure, language)].filter((word) => word !== '').join(' '));
}

function nameOf(unit: ChartDefinition['unit'], unitOfMeasure: string | null, language: ReportLanguage): string {
  const say = sayIn(language);
  if (unit === 'ratio') return say('chart.perCent');
  if (unit === 'ratioDifference') return say('chart.points');
  if (unit === 'days') return say('chart.days');
  return unitOfMeasure ?? '';
}

function scaleSuffix(exponent: number, unit: ChartDefinition['unit'], language: ReportLanguage): string {
  const scale = scaleTold(exponent, unit, language);
  const percent = unit === 'ratio' ? '\u00A0%' : '';
  return scale === '' ? percent : `\u00A0${scale}${percent}`;
}

function scaleTold(exponent: number, unit: ChartDefinition['unit'], language: ReportLanguage): string {
  const say = sayIn(language);
  const power = unit === 'ratio' || unit === 'ratioDifference' ? exponent + 2 : exponent;
  if (power === 0) return '';
  if (power === 6) return say('chart.millions');
  if (power === 9) return say('chart.billions');
  return `×\u00A010${Array.from(String(power), superscript).join('')}`;
}

function superscript(digit: string): string {
  return digit === '-' ? '⁻' : ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '');
}

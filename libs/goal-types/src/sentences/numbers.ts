import { dateIn, decimal, decimalText, timeIn, type Decimal, type Instant } from '#kernel';
import type { Language } from './language.js';

/** Numbers and days as they are written in each language. Everything is exact text until the last step; nothing passes through a float. */

const LOCALES: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** Percentages are written out in running text ("2,1 prosent") and with the sign in tables ("2,1 %"). */
export type PercentStyle = 'text' | 'table';

const PER_CENT: Readonly<Record<Language, Readonly<Record<PercentStyle, string>>>> = {
  nb: { text: '\u00A0prosent', table: '\u00A0%' },
  nn: { text: '\u00A0prosent', table: '\u00A0%' },
  en: { text: '\u00A0per cent', table: '%' },
};
const POINTS: Readonly<Record<Language, string>> = { nb: '\u00A0prosentpoeng', nn: '\u00A0prosentpoeng', en: '\u00A0percentage points' };

/** At most this many decimals are printed, unless a number would then look like zero, or like another that it is held against. */
const DECIMALS = 2;
const MOST_DECIMALS = 20;

/**
 * "12 345,68": decimal comma and no-break spaces in Norwegian, at most `decimals` decimals.
 * @param apartFrom what it must not look equal to unless it is
 */
export function formatNumber(value: string, language: Language, decimals = DECIMALS, ...apartFrom: readonly string[]): string {
  return printed(decimal(value), language, apartFrom.map(decimal), decimals);
}

/** A signed change: "+80", "−3,5", "0"; as a ratio of what it was "+8 prosent", of a ratio "−5 prosentpoeng". */
export function formatChange(value: string, language: Language, unit: FigureUnit = 'number'): string {
  const sign = decimal(value).gt(0) ? '+' : '';
  if (unit === 'ratio') return `${sign}${formatPercent(value, language)}`;
  if (unit === 'ratioDifference') return `${sign}${formatDifference(value, language)}`;
  return `${sign}${formatNumber(value, language)}`;
}

/**
 * A ratio as a percentage: "0.021" is "2,1 prosent", or "2,1 %" in a table.
 * @param apartFrom ratios that it must not look equal to unless it is: 0.01996 held against 0.02 is "1,996 prosent"
 */
export function formatPercent(ratio: string, language: Language, style: PercentStyle = 'text', ...apartFrom: readonly string[]): string {
  return `${printed(hundredfold(ratio), language, apartFrom.map(hundredfold))}${PER_CENT[language][style]}`;
}

/** A difference between two ratios, without sign: "0,4 prosentpoeng". */
export function formatPoints(difference: string, language: Language, ...apartFrom: readonly string[]): string {
  return formatDifference(decimalText(decimal(difference).abs()), language, ...apartFrom);
}

/** A difference between two ratios, with the sign of a fall: "−0,4 prosentpoeng". */
export function formatDifference(difference: string, language: Language, ...apartFrom: readonly string[]): string {
  return `${printed(hundredfold(difference), language, apartFrom.map(hundredfold))}${POINTS[language]}`;
}

/** "31.12.2022"; in English "31 December 2022". */
export function formatDate(date: string, language: Language): string {
  if (language !== 'en') return `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

/** "15.10.2023 kl. 13.05" by the clock of the zone; in English "15 October 2023 at 13:05". */
export function formatInstant(instant: Instant, timeZone: string, language: Language): string {
  const [date, [hour, minute]] = [formatDate(dateIn(instant, timeZone), language), timeIn(instant, timeZone).split(':')];
  return language === 'en' ? `${date} at ${hour}:${minute}` : `${date} kl. ${hour}.${minute}`;
}

/** How a figure is printed: a count, a ratio (0.021 is 2.1 %), a difference of ratios in percentage points, days, or plain. */
export type FigureUnit = 'number' | 'ratio' | 'ratioDifference' | 'count' | 'days';

/**
 * A figure as a table shows it, or as running text does; an unknown one is a dash.
 * @param apartFrom what it must not look equal to unless it is
 */
export function formatFigure(
  { value, unit }: { readonly value: string | null; readonly unit: FigureUnit },
  language: Language,
  style: PercentStyle = 'table',
  ...apartFrom: readonly string[]
): string {
  if (value === null) return '–';
  if (unit === 'ratio') return formatPercent(value, language, style, ...apartFrom);
  if (unit === 'ratioDifference') return formatDifference(value, language, ...apartFrom);
  return formatNumber(value, language, DECIMALS, ...apartFrom);
}

/** Figures of one kind as a row of a table shows them: all with as many decimals as the one that has most. */
export function formatAlike(values: readonly (string | null)[], unit: FigureUnit, language: Language): readonly string[] {
  const shown = values.map((value) => (value === null ? null : unit === 'ratio' || unit === 'ratioDifference' ? hundredfold(value) : decimal(value)));
  const decimals = Math.max(0, ...shown.map((value) => value?.toDecimalPlaces(DECIMALS).decimalPlaces() ?? 0));
  const suffix = unit === 'ratio' ? PER_CENT[language].table : unit === 'ratioDifference' ? POINTS[language] : '';
  return shown.map((value) => (value === null ? '–' : `${printed(value, language, [], DECIMALS, decimals)}${suffix}`));
}

function hundredfold(ratio: string): Decimal {
  return decimal(ratio).times(100);
}

function decimalsApart(value: Decimal, other: Decimal, least: number): number {
  let decimals = least;
  while (decimals < MOST_DECIMALS && !value.eq(other) && value.toFixed(decimals) === other.toFixed(decimals)) decimals += 1;
  return decimals;
}

/** Making a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.NumberFormat>();

/** @param filled how many decimals it has at least, the last of them zeros where there is no more to say */
function printed(value: Decimal, language: Language, apartFrom: readonly Decimal[] = [], least = DECIMALS, filled = 0): string {
  const decimals = Math.max(decimalsApart(value.abs(), decimal(0), least), ...apartFrom.map((other) => decimalsApart(value, other, least)));
  const key = `${language}${filled}-${decimals}`;
  const digits = { minimumFractionDigits: filled, maximumFractionDigits: decimals };
  const format = formatters.get(key) ?? new Intl.NumberFormat(LOCALES[language], { ...digits, signDisplay: 'negative' });
  formatters.set(key, format);
  return format.format(decimalText(value) as `${number}`);
}

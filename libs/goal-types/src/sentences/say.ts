import { decimal, decimalText } from '#kernel';
import type { Language, Words } from './language.js';
import { formatChange, formatDate, formatDifference, formatNumber, formatPercent, formatPoints, type FigureUnit } from './numbers.js';

/** What a sentence speaks of; numbers are exact text. */
export type Said = Readonly<Record<string, string | number | null>>;

/** What a sentence is made with: an explanation's values, each written the way its language writes it. */
export interface Say {
  /** Whether there is a value, other than zero. */
  has(key: string): boolean;
  /** Whether there is a value, zero included. */
  knows(key: string): boolean;
  text(key: string): string;
  number(key: string): string;
  /** With its sign, in what `changeUnit`, else `unit`, says. */
  change(key: string): string;
  /** @param apartFrom the key of a ratio that it must not look equal to unless it is */
  percent(key: string, apartFrom?: string): string;
  /** The difference between two ratios. */
  points(key: string, other: string): string;
  /** A number, a percentage where `unit` says ratio, or percentage points where it says the difference of two. */
  amount(key: string): string;
  date(key: string): string;
  /** "1 dag", "2 dager", without sign. */
  days(key: string): string;
  /** "én gang", "2 ganger". */
  times(key: string): string;
  /** "minst 2 prosent", "mellom 6 og 8". */
  bound(): string;
}

/** What a bound asks, before its limit. */
export const BOUND_WORDS: Readonly<Record<string, Words>> = {
  atLeast: { nb: 'minst', nn: 'minst', en: 'at least' },
  atMost: { nb: 'høyst', nn: 'høgst', en: 'at most' },
  moreThan: { nb: 'mer enn', nn: 'meir enn', en: 'more than' },
  lessThan: { nb: 'mindre enn', nn: 'mindre enn', en: 'less than' },
};
const BETWEEN: Words = { nb: 'mellom', nn: 'mellom', en: 'between' };
const AND: Words = { nb: 'og', nn: 'og', en: 'and' };
const DAY: Words = { nb: 'dag', nn: 'dag', en: 'day' };
const DAYS: Words = { nb: 'dager', nn: 'dagar', en: 'days' };
const ONCE: Words = { nb: 'én gang', nn: 'éin gong', en: 'once' };
const TIMES: Words = { nb: 'ganger', nn: 'gonger', en: 'times' };

/** @param limits what amounts are held against, and must not look equal to unless they are */
export function sayerOf(values: Said, language: Language, limits: readonly string[] = []): Say {
  const text = (key: string) => String(values[key] ?? '–');
  const has = (key: string) => (values[key] ?? null) !== null && values[key] !== 0 && values[key] !== '0';
  const knows = (key: string) => (values[key] ?? null) !== null;
  const known = (key: string, write: (value: string) => string) => (knows(key) ? write(text(key)) : '–');
  const { unit, changeUnit = unit } = values;
  const days = (key: string) =>
    known(key, (value) => {
      const number = decimal(value).abs();
      return `${formatNumber(decimalText(number), language)} ${(number.eq(1) ? DAY : DAYS)[language]}`;
    });
  const amount = (key: string) =>
    known(key, (value) => {
      if (unit === 'days') return days(key);
      if (unit === 'ratioDifference') return formatDifference(value, language, ...limits);
      return unit === 'ratio' ? formatPercent(value, language, 'text', ...limits) : formatNumber(value, language, undefined, ...limits);
    });
  return {
    has,
    knows,
    text,
    number: (key) => known(key, (value) => formatNumber(value, language, undefined, ...limits)),
    change: (key) => known(key, (value) => formatChange(value, language, (changeUnit ?? 'number') as FigureUnit)),
    percent: (key, apartFrom = key) => known(key, (value) => formatPercent(value, language, 'text', text(apartFrom), ...limits)),
    points: (key, other) => formatPoints(decimalText(decimal(text(key)).minus(text(other))), language, ...limits),
    amount,
    date: (key) => known(key, (value) => formatDate(value, language)),
    days,
    times: (key) => known(key, (value) => (decimal(value).eq(1) ? ONCE[language] : `${formatNumber(value, language)} ${TIMES[language]}`)),
    bound: () =>
      values['bound'] === 'between'
        ? `${BETWEEN[language]} ${amount('low')} ${AND[language]} ${amount('high')}`
        : `${BOUND_WORDS[text('bound')]?.[language]} ${amount('limit')}`,
  };
}

import { addDays, type CalendarDate } from '#kernel';
import type { LedgerDomainEvent, SealedText, WordingText } from '#domain';
import { formatDate, formatNumber, type Language } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';

/** The languages that history is told in; nynorsk falls back to bokmål. */
export type Told = 'nb' | 'en';

/** How the events of each type are told, in each language. */
export type Tellings = { readonly [T in LedgerDomainEvent['type']]: Readonly<Record<Told, (event: LedgerEvent<T>) => string>> };

export function toldIn(language: Language): Told {
  return language === 'en' ? 'en' : 'nb';
}

/** "fra 01.02.2022", or nothing. */
export function from(language: Told, { validFrom }: { readonly validFrom: string | null }): string {
  return validFrom === null ? '' : ` ${language === 'nb' ? 'fra' : 'from'} ${formatDate(validFrom, language)}`;
}

/** "per 31.12.2022", or nothing. */
export function on(language: Told, { validFrom }: { readonly validFrom: string | null }): string {
  return validFrom === null ? '' : ` ${language === 'nb' ? 'per' : 'as of'} ${formatDate(validFrom, language)}`;
}

/** "per 31.12.2022" of a stock, "fra 01.01.2022 til og med 31.12.2022" of a flow; or nothing. */
export function during(language: Told, event: { readonly validFrom: CalendarDate | null; readonly validTo: CalendarDate | null }): string {
  if (event.validTo === null) return on(language, event);
  return `${from(language, event)} ${language === 'nb' ? 'til og med' : 'to'} ${formatDate(addDays(event.validTo, -1), language)}`;
}

export function date(language: Told, text: string): string {
  return formatDate(text, language);
}

/** A wording in the language, or in one it was adopted in. */
export function wording(language: Told, text: WordingText): string {
  return text[language] ?? text.nb ?? text.nn ?? text.en ?? '';
}

/** The text where it was given unsealed; nothing where it is sealed or erased. */
export function open(text: SealedText | null): string | null {
  return typeof text === 'string' ? text : null;
}

const MOST_DECIMALS = 40;

/** "12 345,0625": history tells a number as it was given, unrounded. */
export function exactly(language: Told, value: string): string {
  return formatNumber(value, language, MOST_DECIMALS);
}

/** The text as the end of a sentence. */
export function closed(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}

/** "12 345", or "12 av 345" where a value has parts. */
export function amount(
  language: Told,
  { value, numerator, denominator }: { readonly value: string | null; readonly numerator: string | null; readonly denominator: string | null },
): string {
  if (value !== null) return exactly(language, value);
  if (numerator === null || denominator === null) return '–';
  return `${exactly(language, numerator)} ${language === 'nb' ? 'av' : 'of'} ${exactly(language, denominator)}`;
}

export function quoted(language: Told, text: string): string {
  return language === 'nb' ? `«${text}»` : `“${text}”`;
}

export function listed(language: Language, names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${language === 'en' ? 'and' : 'og'} ${last}`;
}

/** ": «a note»" where it was given unsealed; else nothing. */
export function noted(language: Told, text: SealedText | null): string {
  const note = open(text);
  return note === null ? '' : `: ${quoted(language, note)}`;
}

import { addDays, type CalendarDate } from '#kernel';
import type { LedgerDomainEvent, SealedText, WordingText } from '#domain';
import { formatDate, formatNumber, type Language, type NameOf } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';

/** How the events of each type are told, in each language, with what is named by an id called by its name. */
export type Tellings = { readonly [T in LedgerDomainEvent['type']]: Readonly<Record<Language, (event: LedgerEvent<T>, called: NameOf) => string>> };

/** "fra 01.02.2022", or nothing. */
export function from(language: Language, { validFrom }: { readonly validFrom: string | null }): string {
  return validFrom === null ? '' : ` ${{ nb: 'fra', nn: 'frå', en: 'from' }[language]} ${formatDate(validFrom, language)}`;
}

/** "per 31.12.2022", or nothing. */
export function on(language: Language, { validFrom }: { readonly validFrom: string | null }): string {
  return validFrom === null ? '' : ` ${language === 'en' ? 'as of' : 'per'} ${formatDate(validFrom, language)}`;
}

/** "per 31.12.2022" of a stock, "fra 01.01.2022 til og med 31.12.2022" of a flow; or nothing. */
export function during(language: Language, event: { readonly validFrom: CalendarDate | null; readonly validTo: CalendarDate | null }): string {
  if (event.validTo === null) return on(language, event);
  return `${from(language, event)} ${language === 'en' ? 'to' : 'til og med'} ${formatDate(addDays(event.validTo, -1), language)}`;
}

export function date(language: Language, text: string): string {
  return formatDate(text, language);
}

/** A wording in the language, or in one it was adopted in. */
export function wording(language: Language, text: WordingText): string {
  return text[language] ?? text.nb ?? text.nn ?? text.en ?? '';
}

/** The text where it was given unsealed; nothing where it is sealed or erased. */
export function open(text: SealedText | null): string | null {
  return typeof text === 'string' ? text : null;
}

const MOST_DECIMALS = 40;

/** "12 345,0625": history tells a number as it was given, unrounded. */
export function exactly(language: Language, value: string): string {
  return formatNumber(value, language, MOST_DECIMALS);
}

/** The text as the end of a sentence. */
export function closed(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}

/** "12 345", or "12 av 345" where a value has parts. */
export function amount(
  language: Language,
  { value, numerator, denominator }: { readonly value: string | null; readonly numerator: string | null; readonly denominator: string | null },
): string {
  if (value !== null) return exactly(language, value);
  if (numerator === null || denominator === null) return '–';
  return `${exactly(language, numerator)} ${language === 'en' ? 'of' : 'av'} ${exactly(language, denominator)}`;
}

/** In quotation marks; those inside become single ones. */
export function quoted(language: Language, text: string): string {
  const inner = text.replaceAll(/[«“]/gu, '‘').replaceAll(/[»”]/gu, '’');
  return language === 'en' ? `“${inner}”` : `«${inner}»`;
}

export function listed(language: Language, names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${language === 'en' ? 'and' : 'og'} ${last}`;
}

/** The end of a sentence: ": «a note»." where one was given unsealed, with one full stop; else the full stop alone. */
export function noted(language: Language, text: SealedText | null): string {
  const note = open(text);
  if (note === null) return '.';
  return `: ${quoted(language, note)}${closed(note) === note ? '' : '.'}`;
}

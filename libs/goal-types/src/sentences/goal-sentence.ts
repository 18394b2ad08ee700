import type { Language, Words } from './language.js';
import { formatChange, formatDate, formatNumber, formatPercent, formatPoints } from './numbers.js';
import { partTitle } from './part-titles.js';
import { BOUND_WORDS, sayerOf, type Said } from './say.js';

/**
 * What a measure, register, unit or other thing named by its id is called; the id itself where nothing better is known.
 * @param register the register that an entry is known in, where the id is an entry's
 */
export type NameOf = (id: string, register?: string) => string;

const PLACEHOLDER = /\{(\w+)(?::(\w+))?\}/g;
const BLANK = '…';
/** What stands for a parameter in the bare list, where a blank would not tell one type from another. */
const CHOOSABLE = {
  every: { nb: 'i hver periode', nn: 'i kvar periode', en: 'in every period' },
  rhythm: { nb: 'ved hver anledning, eller jevnlig', nn: 'ved kvart høve, eller jamleg', en: 'on every occasion, or regularly' },
  times: { nb: '… ganger', nn: '… gonger', en: '… times' },
} as const satisfies Readonly<Record<string, Words>>;
/** What a parameter is where it was left out. */
const UNSAID = {
  deadline: { nb: 'planens siste dag', nn: 'siste dag i planen', en: 'the plan’s last day' },
  rhythm: { nb: 'ved hver anledning', nn: 'ved kvart høve', en: 'on every occasion' },
} as const satisfies Readonly<Record<string, Words>>;
const REGULARLY: Words = { nb: 'jevnlig, med et opphold på høyst', nn: 'jamleg, med eit opphald på høgst', en: 'regularly, with a gap of at most' };
const AFTER: Words = { nb: 'etter', nn: 'etter', en: 'after' };
const AND: Words = { nb: 'og', nn: 'og', en: 'and' };
/** What several things are, where that is said otherwise than of one. */
const OF_ALL: Readonly<Record<string, Words>> = {
  accepted: { nb: 'godkjent', nn: 'godkjende', en: 'accepted' },
  delivered: { nb: 'levert', nn: 'leverte', en: 'delivered' },
};
const EVERY: Readonly<Record<string, Words>> = {
  month: { nb: 'hver måned', nn: 'kvar månad', en: 'every month' },
  quarter: { nb: 'hvert kvartal', nn: 'kvart kvartal', en: 'every quarter' },
  halfYear: { nb: 'hvert halvår', nn: 'kvart halvår', en: 'every half-year' },
  year: { nb: 'hvert år', nn: 'kvart år', en: 'every year' },
};

/** Choices of a form, as they stand in a sentence. */
const CHOICES: Readonly<Record<string, Words>> = {
  ...BOUND_WORDS,
  up: { nb: 'opp', nn: 'opp', en: 'up' },
  down: { nb: 'ned', nn: 'ned', en: 'down' },
  higher: { nb: 'høyest', nn: 'høgst', en: 'highest' },
  lower: { nb: 'lavest', nn: 'lågast', en: 'lowest' },
  all: { nb: 'alle', nn: 'alle', en: 'all' },
  month: { nb: 'måned', nn: 'månad', en: 'month' },
  quarter: { nb: 'kvartal', nn: 'kvartal', en: 'quarter' },
  halfYear: { nb: 'halvår', nn: 'halvår', en: 'half-year' },
  year: { nb: 'år', nn: 'år', en: 'year' },
  throughout: { nb: 'hele tiden', nn: 'heile tida', en: 'at all times' },
  accepted: { nb: 'godkjent', nn: 'godkjend', en: 'accepted' },
  delivered: { nb: 'levert', nn: 'levert', en: 'delivered' },
  underWay: { nb: 'i gang', nn: 'i gang', en: 'under way' },
};

/**
 * A goal type's sentence as it will be printed, with the parameters in their places. Without parameters, and where one is not given yet,
 * there is a blank: "… vokser med minst … hvert år".
 */
export function goalSentence(sentence: Words, parameters: Readonly<Record<string, unknown>> | null, language: Language, nameOf: NameOf = (id) => id): string {
  const filled = sentence[language].replaceAll(PLACEHOLDER, (_, name: string, format = 'text') => {
    const value = parameters?.[name];
    if (parameters === null && format in CHOOSABLE) return CHOOSABLE[format as keyof typeof CHOOSABLE][language];
    if (parameters !== null && (value ?? null) === null && format in UNSAID) return UNSAID[format as keyof typeof UNSAID][language];
    return value === undefined || value === null ? BLANK : written(value, format as string, parameters ?? {}, language, nameOf);
  });
  const told = filled.replaceAll(/…(?: …)+/g, BLANK);
  return `${told.charAt(0).toUpperCase()}${told.slice(1)}`;
}

function written(value: unknown, format: string, parameters: Readonly<Record<string, unknown>>, language: Language, nameOf: NameOf): string {
  switch (format) {
    case 'number':
      return formatNumber(String(value), language);
    case 'change':
      return writtenChange(String(value), parameters, language);
    case 'percent':
      return formatPercent(String(value), language);
    case 'points':
      return formatPoints(String(value), language);
    case 'days':
      return sayerOf({ value: String(value) }, language).days('value');
    case 'rhythm':
      return `${REGULARLY[language]} ${sayerOf({ value: String(value) }, language).days('value')}`;
    case 'times':
      return sayerOf({ value: String(value) }, language).times('value');
    case 'every':
      return EVERY[String(value)]?.[language] ?? BLANK;
    case 'date':
    case 'deadline':
      return typeof value === 'string' ? formatDate(value, language) : daysAfter(value as DaysAfter, language, nameOf);
    case 'bound':
      return sayerOf({ unit: isRatio(parameters['measure']) ? 'ratio' : 'number', ...(value as Said), bound: boundKey(value) }, language).bound();
    case 'quota':
      return writtenQuota(value as readonly unknown[], parameters, language, nameOf);
    case 'list':
      return listed(
        (Array.isArray(value) ? value : [value]).map((item) => listedName(item, language, nameOf)),
        language,
      );
    case 'quoted':
      return quoted(nameOfThing(value, nameOf), language);
    case 'entry':
      return entryName({ entry: String(value), register: parameters['register'] }, language, nameOf);
    case 'ofAll':
      return OF_ALL[String(value)]?.[language] ?? String(value);
    case 'text':
    case 'measure':
      return typeof value === 'string' ? (CHOICES[value]?.[language] ?? nameOf(value)) : nameOfThing(value, nameOf);
    default:
      throw new RangeError(`a goal type's sentence writes a parameter as ${format}, which is no way to write one`);
  }
}

/** A change in its own unit, with what it is bound by where that is not a rise or a fall at least so far. */
function writtenChange(value: string, { measure, by, comparison }: Readonly<Record<string, unknown>>, language: Language): string {
  const change = formatChange(value, language, by === 'percent' ? 'ratio' : isRatio(measure) ? 'ratioDifference' : 'number');
  return typeof comparison === 'string' ? `${BOUND_WORDS[comparison]?.[language]} ${change}` : change;
}

interface DaysAfter {
  readonly register: string;
  readonly entry: string;
  readonly days: number;
}

/** "90 dager etter «plan»". */
function daysAfter(after: DaysAfter, language: Language, nameOf: NameOf): string {
  return `${sayerOf({ days: after.days }, language).days('days')} ${AFTER[language]} ${entryName(after, language, nameOf)}`;
}

function entryName({ entry, register }: { readonly entry: string; readonly register: unknown }, language: Language, nameOf: NameOf): string {
  return quoted(nameOf(entry, typeof register === 'string' ? register : undefined), language);
}

/** What is asked of some of a quota: its conditions, and its areas and attendance where there are such. */
function writtenQuota(conditions: readonly unknown[], { areas, attendance }: Readonly<Record<string, unknown>>, language: Language, nameOf: NameOf): string {
  const besides = { areas, attendance };
  const asked = Object.entries(besides).flatMap(([title, one]) => ((one ?? null) === null ? [] : [partTitle(title, language)]));
  return listed([...conditions.map((condition) => listedName(condition, language, nameOf)), ...asked], language);
}

/** "A, B og C". */
function listed(names: readonly string[], language: Language): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${AND[language]} ${last}`;
}

/** A title may have commas of its own. */
function listedName(thing: unknown, language: Language, nameOf: NameOf): string {
  const name = nameOfThing(thing, nameOf);
  return typeof thing === 'object' && thing !== null && 'title' in thing ? quoted(name, language) : name;
}

function quoted(name: string, language: Language): string {
  if (name === BLANK) return name;
  return language === 'en' ? `“${name}”` : `«${name}»`;
}

function boundKey(bound: unknown): string {
  const { kind, strict } = bound as { readonly kind: 'atLeast' | 'atMost' | 'between'; readonly strict?: boolean };
  if (kind === 'between' || strict !== true) return kind;
  return kind === 'atLeast' ? 'moreThan' : 'lessThan';
}

/** What is told in per cent; a rate is told as a number. */
const RATIOS: ReadonlySet<string> = new Set(['share', 'shareOf']);

function isRatio(measure: unknown): boolean {
  if (typeof measure !== 'object' || measure === null) return false;
  const { kind, as } = measure as { readonly kind?: string; readonly as?: string };
  return RATIOS.has(kind ?? '') || as === 'ratio';
}

/** What names a thing in data, by the first of these that it has. */
const NAMING = ['title', 'method', 'peer', 'group', 'stratum', 'measure', 'numerator', 'register', 'entry', 'goal', 'type', 'kind'] as const;

function nameOfThing(thing: unknown, nameOf: NameOf): string {
  if (typeof thing !== 'object' || thing === null) return nameOf(String(thing));
  const key = NAMING.find((candidate) => candidate in thing);
  const named = key === undefined ? undefined : (thing as Readonly<Record<string, unknown>>)[key];
  if (typeof named === 'object' && named !== null) return nameOfThing(named, nameOf);
  return nameOf(typeof named === 'string' ? named : BLANK);
}

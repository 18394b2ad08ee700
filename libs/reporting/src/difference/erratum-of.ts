import { decimal, decimalText } from '#kernel';
import type { Cause, ReportFigure, Restated } from '../model/figure.js';
import type { Reanswered } from '../model/status.js';
import type { ReportLanguage } from '../model/text.js';
import { answers } from '../document/answers.js';
import { asSentence, capitalised } from '../document/called.js';
import { firstOf } from '../document/first-of.js';
import { tellingIn, type Telling } from '../document/telling.js';
import { inLetters } from '../texts/letters.js';
import type { TextKey } from '../texts/index.js';
import { numbersIn, type RestatedNumber } from './numbers.js';

/** What the erratum is about, where more is known than the figures. */
export interface ErratumOf {
  /** What a statement is called; its id where nothing better is known. */
  readonly nameOf?: (statement: string) => string;
  /** Statements that are answered otherwise. */
  readonly reanswered?: readonly Reanswered[];
}

/** An erratum is prose for the board to edit: it must fit in what one may write. */
const MOST_CHARACTERS = 15_000;

/** Changes that are told one by one. */
const MOST_CHANGES = 20;

/**
 * A draft, in plain words, of what the board tells of restated figures and of statements that are answered otherwise: what was changed and
 * why, and then each number once, what is right and what stood there. Empty where nothing is.
 */
export function erratumOf(restated: readonly Restated[], language: ReportLanguage, { nameOf = (id) => id, reanswered = [] }: ErratumOf = {}): string {
  if (restated.length + reanswered.length === 0) return '';
  const telling = tellingIn(language);
  const { say } = telling;
  const numbers = numbersIn(restated);
  const changes = changesBehind(restated);
  const [figures, answered] = [Map.groupBy(numbers, ({ statement }) => statement), Map.groupBy(reanswered, ({ statement }) => statement)];
  const ofStatement = Map.groupBy(restated, ({ statement }) => statement);
  const statements = new Set([...answered.keys(), ...figures.keys()].filter((statement) => statement !== null));
  const numbersOf = (statement: string | null) => (figures.get(statement) ?? []).map((one) => numberMoved(one, nameOf, telling));
  const told = [...statements].flatMap((statement) => [
    nameOf(statement),
    ...(answered.get(statement) ?? []).map((one) => answerMoved(one, telling)),
    ...numbersOf(statement),
    ...whyOf(ofStatement.get(statement) ?? [], changes, telling),
  ]);
  const besides = numbersOf(null);
  return bounded(
    [say('difference.title'), opening(numbers.length, changes.length, telling)],
    [...changesTold(changes, telling), ...told, ...(besides.length === 0 ? [] : [say('difference.besides'), ...besides])],
    telling,
  );
}

function opening(count: number, changes: number, { say, language }: Telling): string {
  if (count === 0) return say('difference.openingNone');
  const figures = inLetters(count, language);
  if (changes > 0) return say(changes === 1 ? 'difference.causedByOne' : 'difference.causedBy', { figures, facts: inLetters(changes, language) });
  return count === 1 ? say('difference.openingOne') : say('difference.opening', { count: figures });
}

/** What changed any of them, each once. */
function changesBehind(restated: readonly Restated[]): readonly Cause[] {
  return [...new Map(restated.flatMap(({ because }) => because).map((cause) => [cause.eventId, cause])).values()];
}

function changesTold(changes: readonly Cause[], { say }: Telling): readonly string[] {
  const key = changes.length === 1 ? 'difference.cause' : 'difference.causeOf';
  return firstOf(
    changes.map(({ sentence }, index) => say(key, { number: index + 1, sentence: asSentence(sentence) })),
    say,
    MOST_CHANGES,
  );
}

/** By which of the changes a statement's figures moved, where that is not by all of them. */
function whyOf(restated: readonly Restated[], changes: readonly Cause[], { say, language }: Telling): readonly string[] {
  if (restated.length === 0) return [];
  const ids = new Set(restated.flatMap(({ because }) => because).map(({ eventId }) => eventId));
  if (ids.size === 0) return [say(restated.some(({ tooMuch }) => tooMuch === true) ? 'difference.tooMuch' : 'difference.noCause')];
  if (ids.size === changes.length) return [];
  const numbers = changes.slice(0, MOST_CHANGES).flatMap(({ eventId }, index) => (ids.has(eventId) ? [String(index + 1)] : []));
  const causes = [
    ...(numbers.length === 0 ? [] : [say('difference.numbered', { numbers: listed(numbers, language) })]),
    ...(numbers.length < ids.size ? [say('difference.inLog')] : []),
  ];
  return [say('difference.because', { causes: listed(causes, language) })];
}

/** What a number became, and by which other names it stands in the report. */
function numberMoved({ statement, first, others }: RestatedNumber, nameOf: (statement: string) => string, telling: Telling): string {
  const { say, language } = telling;
  const places = others.map((one) =>
    one.statement === null || one.statement === statement
      ? say('difference.place', { label: one.label })
      : say('difference.placeUnder', { label: one.label, name: nameOf(one.statement) }),
  );
  return [moved(first, telling), ...(places.length === 0 ? [] : [say('difference.also', { places: listed(places, language) })])].join(' ');
}

function listed(items: readonly string[], language: ReportLanguage): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}

function answerMoved({ before, now }: Reanswered, telling: Telling): string {
  return telling.say('difference.answer', { now: answers(now, telling), before: answers(before, telling) });
}

/** As many paragraphs as fit, and a last one that says where there are more. */
function bounded(opening: readonly string[], told: readonly string[], { say }: Telling): string {
  let length = opening.join('').length;
  const fits = told.findIndex((text) => (length += text.length + 2) > MOST_CHARACTERS);
  return [...opening, ...(fits === -1 ? told : [...told.slice(0, fits), say('difference.more')])].join('\n\n');
}

function moved({ label, before, now }: Restated, telling: Telling): string {
  const what = whatOf(label, now ?? before, telling);
  const said = (key: TextKey, more: Readonly<Record<string, string>>) => telling.say(key, { what, ...more });
  if (before === null || now === null) {
    return now === null
      ? said('difference.takenOut', { before: printed(before, null, telling) })
      : said('difference.notThere', { now: printed(now, null, telling) });
  }
  const values = { before: onItsDay(before, now, telling), now: printed(now, before, telling) };
  if (before.value === null) return said(now.value === null ? 'difference.neitherNumber' : 'difference.noNumberBefore', values);
  if (now.value === null) return said('difference.noNumberNow', values);
  if (before.unit !== now.unit || before.on !== now.on) return said('difference.otherwise', values);
  const gap = decimal(now.value).minus(before.value);
  if (gap.isZero()) return said('difference.sameNumber', { ...values, signs: signsMoved(before, now, telling) });
  const apart = telling.quantity(decimalText(gap.abs()), now.unit === 'ratio' ? 'ratioDifference' : now.unit, now.unitOfMeasure, 'text');
  return said(gap.gt(0) ? 'difference.higher' : 'difference.lower', { ...values, gap: apart });
}

function signsMoved(before: ReportFigure, now: ReportFigure, { say }: Telling): string {
  return [
    ...(before.sign === 'provisional' ? [say('difference.isFinal')] : []),
    ...(before.sign === 'break' ? [say('difference.noBreak')] : []),
    ...(now.sign === 'provisional' ? [say('difference.isProvisional')] : []),
    ...(now.sign === 'break' ? [say('difference.hasBreak')] : []),
  ].join(' ');
}

/** The number as running text has it, never looking like the other unless it is; what the sign means, where there is none. */
function printed(figure: ReportFigure | null, other: ReportFigure | null, { say, quantity }: Telling): string {
  if (figure === null || figure.value === null) return lower(say(`appendix.${figure?.sign ?? 'missing'}`));
  const apartFrom = other === null || other.value === null ? [] : [other.value];
  return quantity(figure.value, figure.unit, figure.unitOfMeasure, 'text', ...apartFrom);
}

/** What stood there, with its day where that was another. */
function onItsDay(before: ReportFigure, now: ReportFigure, telling: Telling): string {
  const label = printed(before, now, telling);
  return before.on === null || before.on === now.on ? label : telling.say('difference.whatOn', { label, date: telling.date(before.on) });
}

/** "Antall medlemmer per 31.12.2022". */
function whatOf(label: string, figure: ReportFigure | null, { say, date }: Telling): string {
  const named = capitalised(label);
  return figure === null || figure.on === null ? named : say('difference.whatOn', { label: named, date: date(figure.on) });
}

function lower(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

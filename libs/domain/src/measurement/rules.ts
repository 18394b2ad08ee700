import { addDays, type CalendarDate, type Decimal, decimal, invalid, period } from '#kernel';
import type { MeasureDefinition, MeasureKind, MeasureQuantity } from '../measure/index.js';
import type { MeasurementSaid } from './commands.js';

/** The days a measurement is about: a stock's one day as `from` with `to` null, a flow's `[from, to)`. */
export interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** @throws Refused `invalid` unless exactly the days are given that the quantity has. */
export function daysOf(quantity: MeasureQuantity, said: MeasurementSaid): Days {
  if (quantity === 'stock') {
    if (said.from !== null) throw invalid('from', 'a stock is counted on one day', 'give that day as "on", without "from" and "to"');
    if (said.to !== null) throw invalid('to', 'a stock is counted on one day', 'give that day as "on", without "from" and "to"');
    if (said.on === null) throw invalid('on', 'is missing', 'give the day the stock was counted');
    return { from: said.on, to: null };
  }
  if (said.on !== null) throw invalid('on', 'a flow belongs to a period', 'give "from" and "to", the first day after it');
  if (said.from === null) throw invalid('from', 'is missing', 'give the first day of the period');
  if (said.to === null) throw invalid('to', 'is missing', 'give the first day after the period');
  return period(said.from, said.to, 'from');
}

/** The last of the days a measurement is about. */
export function lastDay(days: Days): CalendarDate {
  return days.to === null ? days.from : addDays(days.to, -1);
}

/** @throws Refused `invalid` naming the field whose number the measure's kind or range does not allow. */
export function mustBeAllowed(definition: MeasureDefinition, said: MeasurementSaid): void {
  const value = definition.kind === 'share' || definition.kind === 'rate' ? quotientOf(definition.kind, said) : numberOf(definition.kind, said);
  mustBeAsked(definition.kind, said.survey);
  const { min, max } = definition.range ?? { min: null, max: null };
  if ((min === null || value.gte(min)) && (max === null || value.lte(max))) return;
  const bounds = [...(min === null ? [] : [`at least ${min}`]), ...(max === null ? [] : [`at most ${max}`])].join(' and ');
  throw invalid(said.value === null ? 'numerator' : 'value', `gives ${value.toFixed()}, outside the range of ${definition.measure}`, `it is ${bounds}`);
}

/** What can be asked for: a head count or an amount of money is never the answer to a questionnaire. */
const ASKED_FOR: ReadonlySet<MeasureKind> = new Set(['number', 'score', 'share', 'rate']);

function mustBeAsked(kind: MeasureKind, survey: MeasurementSaid['survey']): void {
  if (survey === null) return;
  if (!ASKED_FOR.has(kind))
    throw invalid('survey', `a measure of kind ${kind} is counted, not asked for`, 'leave it out, or measure a score, share, rate or number');
  const { answers, asked, margin } = survey;
  if (asked !== null && asked < answers) throw invalid('survey.asked', `is ${asked}, and ${answers} answered`, 'give how many were asked, or leave it out');
  if (margin !== null && decimal(margin).isNegative()) throw invalid('survey.margin', `is ${margin}`, 'give half the width of the interval, 0 or more');
}

function numberOf(kind: MeasureKind, said: MeasurementSaid): Decimal {
  if (said.numerator !== null) throw invalid('numerator', `a measure of kind ${kind} has no parts`, 'give "value" alone');
  if (said.denominator !== null) throw invalid('denominator', `a measure of kind ${kind} has no parts`, 'give "value" alone');
  if (said.value === null) throw invalid('value', 'is missing', 'give the number; a unit that has none to report sends nothing');
  const number = decimal(said.value);
  if (kind === 'count' && (number.lt(0) || !number.isInteger())) throw invalid('value', `${said.value} is no count`, 'give a whole number, zero or more');
  return number;
}

/** The quotient of the parts, or as published where the parts are not. */
function quotientOf(kind: 'share' | 'rate', said: MeasurementSaid): Decimal {
  const { value, numerator, denominator } = said;
  if (value !== null) {
    if (numerator !== null || denominator !== null) throw invalid('value', 'is given beside its parts', 'give "numerator" and "denominator", or "value" alone');
    if (kind === 'share') mustBePart('value', decimal(value), decimal(1), 'write the quotient, from 0 to 1: 62 % is 0.62');
    return decimal(value);
  }
  if (numerator === null) throw invalid('numerator', 'is missing', `give both parts of the ${kind}, or "value" where it is published without them`);
  if (denominator === null) throw invalid('denominator', 'is missing', `give both parts of the ${kind}, or "value" where it is published without them`);
  const whole = decimal(denominator);
  if (whole.lte(0)) throw invalid('denominator', `is ${denominator}, and nothing can be divided by it`, 'give a number above zero, or report nothing');
  if (kind === 'share') mustBePart('numerator', decimal(numerator), whole, 'give the part and the whole it is part of; what can exceed 1 is a rate');
  return decimal(numerator).div(whole);
}

function mustBePart(field: string, part: Decimal, whole: Decimal, remedy: string): void {
  if (part.lt(0)) throw invalid(field, `is ${part.toFixed()}, and a share is never below zero`, remedy);
  if (part.gt(whole)) throw invalid(field, `is ${part.toFixed()} of ${whole.toFixed()}, a share of more than 100 %`, remedy);
}

import { unreachable } from '#kernel';
import type { Bound, Spec, ValueSpec } from '../spec/index.js';
import type { Language, Words } from './language.js';
import { formatChange, formatDate, formatNumber, formatPercent } from './numbers.js';

const PER_YEAR: Words = { nb: ' per år', nn: ' per år', en: ' a year' };
const LEVEL: Words = { nb: 'minst nivået ', nn: 'minst nivået ', en: 'at least level ' };
const BY: Words = { nb: ' innen ', nn: ' innan ', en: ' by ' };
const ACCEPTED: Words = { nb: 'godkjent', nn: 'godkjend', en: 'accepted' };
const DELIVERED: Words = { nb: 'levert', nn: 'levert', en: 'delivered' };
const AT_MOST_BETWEEN: Words = {
  nb: ' dager på det meste mellom to aktiviteter',
  nn: ' dagar på det meste mellom to aktivitetar',
  en: ' days at most between two activities',
};
const AND: Words = { nb: ' og ', nn: ' og ', en: ' and ' };

/** What the spec asks for, short enough to stand beside what it was before: "≥ 2 % per år". */
export function targetText(spec: Spec, language: Language = 'nb'): string {
  switch (spec.evaluator) {
    case 'value':
      return valueTarget(spec, language) + by(spec.decidingDate, language);
    case 'coverage':
      if (spec.occasions === 'longestInterval') return `${formatNumber(String(spec.longestDays), language)}${AT_MOST_BETWEEN[language]}`;
      return formatPercent(spec.required, language, 'table') + by(spec.decidingDate, language);
    case 'thing':
      return `${(spec.targetState === 'accepted' ? ACCEPTED : DELIVERED)[language]}${by(spec.due.on, language)}`;
    case 'judgement':
      return `${LEVEL[language]}${spec.scale.target}${by(spec.decidingDate, language)}`;
    case 'combination':
      return spec.members.map((member) => targetText(member, language)).join(AND[language]);
    default:
      return unreachable(spec);
  }
}

function valueTarget(spec: ValueSpec, language: Language): string {
  const { bound } = spec.when;
  switch (spec.relativeTo) {
    case 'nothing':
      return boundText(bound, (limit) => (spec.measure.kind === 'share' ? formatPercent(limit, language, 'table') : formatNumber(limit, language)));
    case 'ownBase':
      return boundText(bound, (limit) => formatChange(limit, language));
    case 'previousPeriod':
      return boundText(bound, (limit) => formatPercent(limit, language, 'table')) + PER_YEAR[language];
    default:
      return unreachable(spec);
  }
}

function boundText(bound: Bound, write: (limit: string) => string): string {
  if (bound.kind === 'between') return `${write(bound.low)}–${write(bound.high)}`;
  return `${bound.kind === 'atLeast' ? (bound.strict ? '>' : '≥') : bound.strict ? '<' : '≤'} ${write(bound.limit)}`;
}

function by(date: string | null, language: Language): string {
  return date === null ? '' : `${BY[language]}${formatDate(date, language)}`;
}

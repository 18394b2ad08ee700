import { formatChange, formatDate, formatNumber, formatPercent, formatPoints, type Language, type Words } from '#goal-types';
import type { Amount, Move, RollUpUnit } from '#projections';
import { table, type Column } from '../terminal/table.js';
import { text } from '../texts.js';
import type { GoalRollUpAnswer, RollUpAnswer } from './answers.js';
import { basisInWords } from './basis.js';
import { leadingFigure } from './figures.js';

type PartInWords = GoalRollUpAnswer['rows'][number]['asIs'];

const STATE_WORDS: Readonly<Record<RollUpUnit['state'], Words | null>> = {
  open: null,
  merged: { nb: 'slått sammen', nn: 'slått saman', en: 'merged' },
  split: { nb: 'delt', nn: 'delt', en: 'split' },
  closed: { nb: 'lagt ned', nn: 'lagd ned', en: 'closed' },
};

/** A measure by units in both views, the reorganisations that make the difference, and the total. */
export function renderRollUp(answer: RollUpAnswer, language: Language, width: number): string {
  const { rows, total, measureKind, window } = answer;
  const isRatio = measureKind === 'share' || measureKind === 'rate';
  const names = new Map(rows.map(({ unit, name }) => [unit, name]));
  const columns: readonly Column[] = [
    { heading: text('unit', language), stretch: 2 },
    { heading: text('asWas', language), stretch: 0, align: 'right' },
    { heading: text('asIs', language), stretch: 0, align: 'right' },
    { heading: text('difference', language), stretch: 0, align: 'right' },
    { heading: text('because', language), stretch: 3 },
  ];
  const figuresOf = ({ asWas, asIs, difference }: RollUpAnswer['total']) => [
    amount(asWas, isRatio, language),
    amount(asIs, isRatio, language),
    changed(difference, isRatio, language),
  ];
  const lines = rows.map((row) => [named(row, language), ...figuresOf(row), row.why.map((move) => moved(move, names, language)).join('\n')]);
  const days = window === null ? [] : [`${formatDate(window.from, language)}–${formatDate(window.until, language)}`];
  return [
    basisInWords(answer.basis, language),
    [`${answer.title} (${answer.unitOfMeasure})`, ...days].join(', '),
    table(columns, [...lines, [text('total', language), ...figuresOf(total), '']], width),
  ].join('\n');
}

/** Where each unit stands on a goal in both views, how many stand how, and the goal itself. */
export function renderGoalRollUp(answer: GoalRollUpAnswer, language: Language, width: number): string {
  const { rows, total } = answer;
  const columns: readonly Column[] = [
    { heading: text('unit', language), stretch: 2 },
    { heading: text('asWas', language), stretch: 3 },
    { heading: text('asIs', language), stretch: 3 },
  ];
  const whole = total === null ? [] : [[`${text('total', language)} ${answer.goal}`, '', told(total, language)]];
  const spread = (['asWas', 'asIs'] as const).map((view) => {
    const { course, result, data } = answer.spread[view];
    return `${text(view, language)}: ${[course, result, data].filter((words) => words !== '').join(' · ')}`;
  });
  const lines = rows.map((row) => [named(row, language), told(row.asWas, language), told(row.asIs, language)]);
  return [basisInWords(answer.basis, language), table(columns, [...lines, ...whole], width), ...spread].join('\n');
}

/** What a unit has become stands beside its name: the earlier figures of a split one can't be divided. */
function named({ name, state }: RollUpUnit, language: Language): string {
  const became = STATE_WORDS[state];
  return became === null ? name : `${name} (${became[language]})`;
}

function amount({ value }: Amount, isRatio: boolean, language: Language): string {
  if (value === null) return '–';
  return isRatio ? formatPercent(value, language, 'table') : formatNumber(value, language);
}

function changed({ value }: Amount, isRatio: boolean, language: Language): string {
  if (value === null) return '–';
  if (!isRatio) return formatChange(value, language);
  return `${value.startsWith('-') ? '−' : ''}${formatPoints(value, language)}`;
}

/** "01.07.2022 −10 (Sør)": of a share, how many of how many. */
function moved({ on, other, amount: { value, numerator, denominator } }: Move, names: ReadonlyMap<string, string>, language: Language): string {
  const parts = numerator === null || denominator === null ? '–' : `${formatChange(numerator, language)} / ${formatChange(denominator, language)}`;
  const where = other === null ? text('elsewhere', language) : (names.get(other) ?? other);
  return `${formatDate(on, language)} ${value === null ? parts : formatChange(value, language)} (${where})`;
}

function told(part: PartInWords | GoalRollUpAnswer['total'], language: Language): string {
  if (part === null) return '–';
  const { course, result, data } = part.words;
  return [leadingFigure(part.figures, language), course, result, data].filter((words) => words !== '').join(' · ');
}

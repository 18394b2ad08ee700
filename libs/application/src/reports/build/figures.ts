import { decimal, type CalendarDate } from '#kernel';
import { FIGURE_WORDS, type DataLight, type Figure, type FigureKey } from '#goal-types';
import type { ReportLanguage } from '#domain';
import type { ReportFigure } from '#reporting';
import { signOfFigure } from '../../signs.js';
import { DUE_WORDS, daysOfDue } from './words.js';

const MEASURED: ReadonlySet<FigureKey> = new Set<FigureKey>([
  'value',
  'previousValue',
  'change',
  'baseline',
  'expected',
  'required',
  'numerator',
  'lowest',
  'highest',
]);

/** Whose figures they are, and on what they rest. */
export interface FiguresOf {
  readonly goal: string;
  /** What they are called apart from the goal's own, where they are of one of its parts. */
  readonly part: string | null;
  readonly data: DataLight;
  readonly at: CalendarDate;
  readonly seq: number;
  /** What one of the goal's measure is called; null where it rests on several, or on none. */
  readonly unitOfMeasure: string | null;
  readonly language: ReportLanguage;
}

/** A goal's figures as the report prints them. */
export function figuresOf(figures: readonly Figure[], of: FiguresOf): readonly ReportFigure[] {
  return figures.map((figure) => ({
    id: idOf(figure, of),
    label: (isOfDue(figure.key) ? DUE_WORDS[figure.key] : FIGURE_WORDS[figure.key])[of.language],
    value: figure.value,
    unit: figure.unit,
    unitOfMeasure: unitOfMeasureOf(figure, of),
    on: figure.on,
    sign: signOfFigure(figure, of.data),
    trace: `/goals/${of.goal}/trace?${new URLSearchParams({ ...(of.part === null && { figure: figure.key }), at: of.at, asOf: `seq:${of.seq}` }).toString()}`,
  }));
}

function unitOfMeasureOf({ key, value, unit }: Figure, { unitOfMeasure, language }: FiguresOf): string | null {
  if (isOfDue(key) && value !== null) return daysOfDue(decimal(value).toNumber())[language];
  return unit === 'number' && MEASURED.has(key) ? unitOfMeasure : null;
}

function isOfDue(key: FigureKey): key is keyof typeof DUE_WORDS {
  return key in DUE_WORDS;
}

function idOf({ key, on }: Figure, { goal, part, at }: FiguresOf): string {
  return `${goal}.${key}${part === null ? '' : `.${part}`}@${on ?? at}`;
}

import { addDays, addMonths, decimal, decimalText, earlierOf, startOfYear, type CalendarDate } from '#kernel';
import type { ReportLanguage } from '#domain';
import { FIGURE_WORDS, type Figure, type FigureKey } from '#goal-types';
import type { Timeline, TimelinePoint } from '#projections';
import type { ChartDefinition, ChartMark, ChartPoint } from '#reporting';
import type { ChartAim } from './chart-aim.js';
import { CHART_WORDS, MARK_WORDS } from './words.js';

/** What a goal is drawn by where it is not by what its requirement is set for, the first that it has: what is judged stands before what that is made of. */
const DRAWN: readonly FigureKey[] = ['share', 'rate', 'entries', 'covered', 'level', 'value', 'partsFinished', 'activities'];
/** What a figure is to reach, where that is not called what is required. */
const REQUIRED: Partial<Record<FigureKey, FigureKey>> = { level: 'targetLevel', rank: 'requiredRank', partsFinished: 'partsRequired' };
/** Where a figure started, where that is not called its baseline. */
const STARTED: Partial<Record<FigureKey, FigureKey>> = { gap: 'baselineGap' };
const NONE = decimalText(decimal(0));
const MARKED: Partial<Record<Timeline['marks'][number]['what'], ChartMark['kind']>> = {
  break: 'break',
  correction: 'correction',
  retraction: 'correction',
  target: 'target',
  baseline: 'baseline',
  ended: 'ended',
  override: 'override',
};

/** What a chart of a goal needs beside its timeline. */
export interface ChartOf {
  readonly title: string;
  readonly unitOfMeasure: string | null;
  readonly aim: ChartAim;
  /** The last day on which it may be reached, for a requirement that names no day; null where it has none. */
  readonly due: CalendarDate | null;
  readonly language: ReportLanguage;
}

/** A goal's way through its plan's period; null where it has no number, or only one. */
export function chartOf({ goal, period, points, marks }: Timeline, { title, unitOfMeasure, aim, due, language }: ChartOf): ChartDefinition | null {
  const key = [...(aim.of === null ? [] : [aim.of]), ...DRAWN].find((candidate) =>
    points.some(({ figures }) => figures.some((figure) => figure.key === candidate && figure.value !== null)),
  );
  const last = points.at(-1);
  if (key === undefined || last === undefined) return null;
  const drawn = onEachDay(points, key);
  const unit = points.flatMap(({ figures }) => figures.filter((figure) => figure.key === key)).at(-1)?.unit ?? 'number';
  if (drawn.filter(({ value }) => value !== null).length < 2) return null;
  const figureIn = ({ figures }: TimelinePoint, wanted: FigureKey) => {
    const figure = figures.findLast((one) => one.key === wanted);
    return figure?.unit === unit || isCount(unit, figure?.unit) ? figure : undefined;
  };
  const asked = (point: TimelinePoint, wanted: FigureKey) => (aim.of === null || aim.of === key ? figureIn(point, wanted) : undefined);
  const expected = points.flatMap((point) => pointsOf(asked(point, 'expected'), point.on));
  const required = pointsOf(asked(last, REQUIRED[key] ?? 'required'), due ?? dayOfNone(key, last, period));
  const path = [...new Map([...expected, ...required].map((point) => [point.on, point])).values()];
  const [low, high] = [asked(last, 'lowest')?.value ?? null, asked(last, 'highest')?.value ?? null];
  const range = low === null || high === null ? null : { low, high };
  // A tolerance is of what is expected on the way, or of what must hold all the way; where a way is unknown, it is of nothing.
  const steers = expected.length > 0 || !last.figures.some((figure) => figure.key === 'expected');
  return {
    id: `${goal}.${key}`,
    kind: 'line',
    title,
    unit,
    unitOfMeasure: unit === 'number' ? unitOfMeasure : null,
    period,
    series: [{ id: key, label: FIGURE_WORDS[key][language], points: drawn }],
    target: path.length === 0 ? null : { id: 'expected', label: CHART_WORDS.expected[language], points: path },
    range,
    baseline: baselineOf(key, last, figureIn(last, STARTED[key] ?? 'baseline'), aim, language),
    tolerance: aim.tolerance === null || decimal(aim.tolerance).isZero() || !steers || (path.length === 0 && range === null) ? null : aim.tolerance,
    marks: marksWithin(marks, period, language),
  };
}

/** What is drawn is held against where it started; a change against none, and growth against that of no year. */
function baselineOf(
  key: FigureKey,
  { figures }: TimelinePoint,
  started: Figure | undefined,
  { start }: ChartAim,
  language: ReportLanguage,
): ChartDefinition['baseline'] {
  if (key === 'growth') return { label: CHART_WORDS.noGrowth[language], on: null, value: NONE };
  if (key === 'change') {
    const since = figures.find((figure) => figure.key === 'baseline');
    return since === undefined || since.value === null ? null : { label: CHART_WORDS.noChange[language], on: since.on, value: NONE };
  }
  const label = FIGURE_WORDS.baseline[language];
  if (start !== null) return { label, ...start };
  return started === undefined || started.value === null ? null : { label, on: started.on, value: started.value };
}

/** The figure on each day that it speaks of: a month in which nothing new was measured adds no point. */
function onEachDay(points: readonly TimelinePoint[], key: FigureKey): readonly ChartPoint[] {
  const byDay = new Map<CalendarDate, ChartPoint>();
  for (const { on, figures, data } of points) {
    const figure = figures.findLast((one) => one.key === key);
    if (figure === undefined) continue;
    const day = figure.on ?? on;
    byDay.set(day, { on: day, value: figure.value, provisional: data === 'provisional' });
  }
  return [...byDay.values()].toSorted((one, other) => one.on.localeCompare(other.on));
}

function pointsOf(figure: Figure | undefined, on: CalendarDate): readonly ChartPoint[] {
  return figure === undefined || figure.value === null ? [] : [{ on: figure.on ?? on, value: figure.value, provisional: false }];
}

/** Counts are held against numbers, and the other way about. */
function isCount(unit: Figure['unit'], other: Figure['unit'] | undefined): boolean {
  return (unit === 'count' && other === 'number') || (unit === 'number' && other === 'count');
}

/** The day of a requirement that names none: growth is decided at the end of its year, and what must hold on any day is told of the last that is known of. */
function dayOfNone(key: FigureKey, { on }: TimelinePoint, { to }: Timeline['period']): CalendarDate {
  return earlierOf(key === 'growth' ? addDays(addMonths(startOfYear(on), 12), -1) : on, addDays(to, -1));
}

function marksWithin(marks: Timeline['marks'], { from, to }: Timeline['period'], language: ReportLanguage): readonly ChartMark[] {
  return marks.flatMap(({ on, what }) => {
    const kind = MARKED[what];
    return kind === undefined || on === null || on < from || on >= to ? [] : [{ on, kind, label: MARK_WORDS[kind][language] }];
  });
}

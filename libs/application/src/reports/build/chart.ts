import { decimal, type CalendarDate, type DecimalText } from '#kernel';
import type { ReportLanguage } from '#domain';
import { FIGURE_WORDS, type Figure, type FigureKey } from '#goal-types';
import type { Timeline, TimelinePoint } from '#projections';
import type { ChartDefinition, ChartMark, ChartPoint } from '#reporting';
import { CHART_WORDS, MARK_WORDS } from './words.js';

/** What a goal is drawn by, the first that it has: what its target is set for stands before what that is made of. */
const DRAWN: readonly FigureKey[] = ['growth', 'share', 'rate', 'change', 'entries', 'covered', 'rank', 'level', 'value', 'partsFinished', 'activities'];
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
  readonly tolerance: DecimalText | null;
  readonly language: ReportLanguage;
}

/** A goal's way through its plan's period; null where it has no number, or only one. */
export function chartOf({ goal, period, points, marks }: Timeline, { title, unitOfMeasure, tolerance, language }: ChartOf): ChartDefinition | null {
  const key = DRAWN.find((candidate) => points.some(({ figures }) => figures.some((figure) => figure.key === candidate && figure.value !== null)));
  const last = points.at(-1);
  if (key === undefined || last === undefined) return null;
  const drawn = onEachDay(points, key);
  const unit = points.flatMap(({ figures }) => figures.filter((figure) => figure.key === key)).at(-1)?.unit ?? 'number';
  if (drawn.filter(({ value }) => value !== null).length < 2) return null;
  const ofUnit = (figure: Figure | undefined) => (figure?.unit === unit || isCount(unit, figure?.unit) ? figure : undefined);
  const expected = points.flatMap((point): readonly ChartPoint[] => pointsOf(ofUnit(point.figures.find((figure) => figure.key === 'expected')), point.on));
  const required = pointsOf(ofUnit(last.figures.find((figure) => figure.key === 'required' || figure.key === 'targetLevel')), lastDayOf(period.to, last));
  const baseline = key === 'change' || key === 'growth' ? undefined : ofUnit(last.figures.find((figure) => figure.key === 'baseline'));
  const path = [...new Map([...expected, ...required].map((point) => [point.on, point])).values()];
  return {
    id: `${goal}.${key}`,
    kind: 'line',
    title,
    unit,
    unitOfMeasure: unit === 'number' ? unitOfMeasure : null,
    period,
    series: [{ id: key, label: FIGURE_WORDS[key][language], points: drawn }],
    target: path.length === 0 ? null : { id: 'expected', label: CHART_WORDS.expected[language], points: path },
    baseline: baseline === undefined || baseline.value === null ? null : { label: FIGURE_WORDS.baseline[language], on: baseline.on, value: baseline.value },
    tolerance: tolerance === null || decimal(tolerance).isZero() || expected.length === 0 ? null : tolerance,
    marks: marksWithin(marks, period, language),
  };
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

/** Where the target stands when it names no day: at the end of the plan, or on the last day that is known of. */
function lastDayOf(to: CalendarDate, last: TimelinePoint): CalendarDate {
  return last.on < to ? last.on : to;
}

function marksWithin(marks: Timeline['marks'], { from, to }: Timeline['period'], language: ReportLanguage): readonly ChartMark[] {
  return marks.flatMap(({ on, what }) => {
    const kind = MARKED[what];
    return kind === undefined || on === null || on < from || on >= to ? [] : [{ on, kind, label: MARK_WORDS[kind][language] }];
  });
}

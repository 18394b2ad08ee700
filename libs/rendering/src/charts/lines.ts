import type { LineSeriesOption } from 'echarts/charts';
import { daysBetween } from '#kernel';
import { sayIn, type ChartDefinition, type ChartPoint, type ChartSeries, type ReportLanguage } from '#reporting';
import { dayAxis } from './days.js';
import { drawnCircle, type Drawn } from './drawn.js';
import type { EndLabel } from './end-labels.js';
import { drawnExpected, expectedKey, expectedLabels, expectedSeries } from './expected.js';
import type { Frame } from './frame.js';
import type { KeyItem } from './key.js';
import type { Kind } from './kind.js';
import { byDay, knownOf, valuesOf } from './points.js';
import { reachOf } from './reach.js';
import { LINES, PAPER, type LineStyle } from './style.js';
import { nameTold, valueTold } from './words.js';

/** Points closer than this, in pixels, are not marked one by one, unless they stand alone, are provisional or end the line. */
const CLOSEST = 7;

/** Lines over time. */
export const LINE_CHART: Kind = {
  shown: ({ series }) => series.slice(0, LINES.length),
  values: valuesOf,
  fromZero: false,
  days: (chart, room, language) => {
    const { from, to } = reachOf(chart);
    return dayAxis(from, to, room, language);
  },
  labels: lineLabels,
  lines: lineSeries,
  drawn: drawnExpected,
  key: lineKey,
};

/** The first at the front, and what was expected behind them. */
function lineSeries(chart: ChartDefinition, frame: Frame): readonly LineSeriesOption[] {
  return [
    ...expectedSeries(chart, frame),
    ...chart.series.map((series, index) => lineOf(parted(series, chart), styleOf(index), frame, chart.series.length - index)),
  ];
}

/** What is said at the end of each line, and of what was expected. */
function lineLabels(chart: ChartDefinition, exponent: number, language: ReportLanguage): readonly EndLabel[] {
  return [
    ...chart.series.flatMap((series, index) => {
      const known = knownOf(series);
      const last = known.at(-1);
      if (last === undefined) return [];
      const { on, value } = last;
      const others = [known.at(-2), knownOf(chart.target).at(-1)].flatMap((other) => (other === undefined ? [] : [other.value]));
      return [{ on, value, name: nameTold(series.label), told: valueTold(last, chart, exponent, language, ...others), colour: styleOf(index).colour }];
    }),
    ...expectedLabels(chart, exponent, language),
  ];
}

/** The signs that nothing beside them explains. */
function lineKey(chart: ChartDefinition, language: ReportLanguage): readonly KeyItem[] {
  const provisional = chart.series.some((series) => knownOf(series).some((point) => point.provisional));
  return [...expectedKey(chart, language), ...(provisional ? [{ text: sayIn(language)('chart.provisional'), sign: hollowSign }] : [])];
}

function hollowSign(x: number, y: number): readonly Drawn[] {
  return [drawnCircle(x, y, 4, { fill: PAPER, stroke: styleOf(0).colour, width: 1.75 })];
}

function styleOf(index: number): LineStyle {
  const style = LINES[index];
  if (style === undefined) throw new RangeError(`there are ${LINES.length} styles of lines`);
  return style;
}

function lineOf(series: ChartSeries, { colour, symbol, dash }: LineStyle, { values, plotWidth, days }: Frame, z: number): LineSeriesOption {
  const points = byDay(series.points);
  const crowded = (plotWidth * averageGap(points)) / (days.to - days.from) < CLOSEST;
  const last = points.findLastIndex(({ value }) => value !== null);
  const marked = (point: ChartPoint, index: number) =>
    !crowded || point.provisional || index === last || (isGap(points[index - 1]) && isGap(points[index + 1]));
  return {
    type: 'line',
    z: 3 + z,
    silent: true,
    clip: false,
    showAllSymbol: true,
    symbol,
    symbolSize: 7,
    lineStyle: { color: colour, width: 2.25, type: dash === 'solid' ? 'solid' : [...dash], cap: 'butt', join: 'round' },
    itemStyle: { color: colour, borderColor: colour, borderWidth: 1.75 },
    data: points.map((point, index) => {
      if (point.value === null) return [days.at(point.on), '-'];
      const value = [days.at(point.on), values.at(point.value)];
      if (!marked(point, index)) return { value, symbol: 'none' };
      return point.provisional ? { value, itemStyle: { color: PAPER } } : { value };
    }),
  };
}

/** With a gap where the series breaks: what was measured before and after is not one line. */
function parted(series: ChartSeries, { marks }: ChartDefinition): ChartSeries {
  const gaps = marks.filter(({ kind }) => kind === 'break').map(({ on }): ChartPoint => ({ on, value: null, provisional: false }));
  return { ...series, points: [...gaps, ...series.points] };
}

function isGap(point: ChartPoint | undefined): boolean {
  return point === undefined || point.value === null;
}

/** In days. */
function averageGap(points: readonly ChartPoint[]): number {
  const [first, last] = [points[0], points.at(-1)];
  return first === undefined || last === undefined || first.on === last.on ? Infinity : daysBetween(first.on, last.on) / (points.length - 1);
}

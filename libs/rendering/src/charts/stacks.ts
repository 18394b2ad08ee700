import type { BarSeriesOption } from 'echarts/charts';
import { decimal, decimalText, type CalendarDate, type DecimalText } from '#kernel';
import { sayIn, SIGNS, type ChartDefinition, type ChartSeries, type ReportLanguage } from '#reporting';
import { drawnBox, type Drawn } from './drawn.js';
import type { EndLabel } from './end-labels.js';
import { expectedKey, expectedLabels } from './expected.js';
import type { Frame } from './frame.js';
import type { KeyItem } from './key.js';
import type { Kind } from './kind.js';
import { knownOf, valuesOf } from './points.js';
import { slotAxis } from './slots.js';
import { INK, PAPER, PARTS } from './style.js';
import { nameTold, valueTold } from './words.js';

/** How much of its place a bar fills. */
const FILLED = 0.62;
const WIDEST_BAR = 90;

/** Parts of a whole, day by day. */
export const STACKED_CHART: Kind = {
  shown: partsOf,
  values: sumsOf,
  fromZero: true,
  days: ({ series }, room, language) => slotAxis(daysOf(series), room, language),
  labels: stackLabels,
  series: stackSeries,
  key: stackKey,
};

/** The parts that are drawn: where there are more than can be told apart, the last are one together, so that the whole stays whole. */
function partsOf({ series }: ChartDefinition, language: ReportLanguage): readonly ChartSeries[] {
  if (series.length <= PARTS.length) return series;
  const rest = series.slice(PARTS.length - 1);
  const points = daysOf(rest).map((on) => {
    const here = rest.flatMap((one) => one.points.filter((point) => point.on === on));
    const values = here.flatMap(({ value }) => (value === null ? [] : [value]));
    return { on, value: values.length === 0 ? null : sumOf(values), provisional: here.some(({ provisional }) => provisional) };
  });
  return [...series.slice(0, PARTS.length - 1), { id: 'others', label: sayIn(language)('chart.otherParts', { count: rest.length }), points }];
}

/** The days that have a bar, earliest first. */
function daysOf(series: readonly ChartSeries[]): readonly CalendarDate[] {
  return [...new Set(series.flatMap(({ points }) => points.map(({ on }) => on)))].toSorted();
}

/** Parts that lie on each other, what is below nought beneath it. */
function stackSeries({ series }: ChartDefinition, { days, values, plotWidth }: Frame): readonly BarSeriesOption[] {
  const barWidth = Math.min(WIDEST_BAR, (plotWidth / days.to) * FILLED);
  return series.map((one, index) => ({
    type: 'bar',
    stack: 'whole',
    z: 1,
    silent: true,
    clip: false,
    barWidth,
    itemStyle: { color: colourOf(index), borderColor: PAPER, borderWidth: 1 },
    data: knownOf(one).map(({ on, value, provisional }) => ({
      value: [days.at(on), values.at(value)],
      ...(provisional ? { itemStyle: { color: PAPER, borderColor: colourOf(index), borderWidth: 2 } } : {}),
    })),
  }));
}

/** What lies where in the last bar. */
function stackLabels(chart: ChartDefinition, exponent: number, language: ReportLanguage): readonly EndLabel[] {
  const last = daysOf(chart.series.filter((series) => knownOf(series).length > 0)).at(-1);
  let [above, below] = [decimal(0), decimal(0)];
  const labels = chart.series.map((series, index): EndLabel => {
    const point = knownOf(series).find(({ on }) => on === last);
    const value = decimal(point?.value ?? 0);
    const from = value.lt(0) ? below : above;
    if (value.lt(0)) below = below.plus(value);
    else above = above.plus(value);
    return {
      on: 'end',
      value: decimalText(from.plus(value.div(2))),
      name: nameTold(series.label),
      told: point === undefined ? SIGNS.missing : valueTold(point, chart, exponent, language),
      colour: INK,
      swatch: colourOf(index),
    };
  });
  return [...labels.toReversed(), ...expectedLabels(chart, exponent, language)];
}

function stackKey(chart: ChartDefinition, language: ReportLanguage): readonly KeyItem[] {
  const provisional = chart.series.some((series) => knownOf(series).some((point) => point.provisional));
  return [...expectedKey(chart, language), ...(provisional ? [{ text: sayIn(language)('chart.provisional'), sign: hollowSign }] : [])];
}

/** Every sum that a chart of parts must have room for. */
function sumsOf(chart: ChartDefinition): readonly DecimalText[] {
  const sums = daysOf(chart.series).flatMap((day) => {
    const values = chart.series.flatMap((series) => knownOf(series).flatMap(({ on, value }) => (on === day ? [value] : [])));
    return [sumOf(values.filter((value) => decimal(value).gte(0))), sumOf(values.filter((value) => decimal(value).lt(0)))];
  });
  return [...sums, ...valuesOf({ ...chart, series: [] })];
}

function hollowSign(x: number, y: number): readonly Drawn[] {
  return [drawnBox(x, y, 6, 6, colourOf(0)), drawnBox(x, y, 4, 4, PAPER)];
}

function sumOf(values: readonly DecimalText[]): DecimalText {
  return decimalText(values.reduce((sum, value) => sum.plus(value), decimal(0)));
}

function colourOf(index: number): string {
  const colour = PARTS[index];
  if (colour === undefined) throw new RangeError(`there are ${PARTS.length} colours of parts`);
  return colour;
}

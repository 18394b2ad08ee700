import { decimal, decimalText, type CalendarDate, type Decimal, type DecimalText } from '#kernel';
import { sayIn, SIGNS, type ChartDefinition, type ChartSeries, type ReportLanguage } from '#reporting';
import { drawnBar, drawnBox, type Drawn } from './drawn.js';
import type { EndLabel } from './end-labels.js';
import { drawnExpected, expectedKey, expectedLabels, expectedSeries } from './expected.js';
import type { Frame } from './frame.js';
import type { KeyItem } from './key.js';
import type { Kind } from './kind.js';
import { knownOf, valuesOf, type Known } from './points.js';
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
  lines: expectedSeries,
  drawn: (chart, frame) => [...drawnExpected(chart, frame), ...drawnBars(chart, frame)],
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

/** A part of one day's bar. */
interface Layer {
  readonly part: number;
  readonly point: Known;
  readonly from: Decimal;
  readonly to: Decimal;
}

/** The parts of a day on each other, what is below nought beneath it. */
function layersOf(series: readonly ChartSeries[], day: CalendarDate): readonly Layer[] {
  const ends = { above: decimal(0), below: decimal(0) };
  return series.flatMap((one, part) => {
    const point = knownOf(one).find(({ on }) => on === day);
    if (point === undefined) return [];
    const side = decimal(point.value).lt(0) ? 'below' : 'above';
    const from = ends[side];
    ends[side] = from.plus(point.value);
    return [{ part, point, from, to: ends[side] }];
  });
}

function drawnBars({ series }: ChartDefinition, { days, plotWidth, x, y }: Frame): readonly Drawn[] {
  const half = Math.min(WIDEST_BAR, (plotWidth / days.to) * FILLED) / 2;
  return daysOf(series).flatMap((day) =>
    layersOf(series, day).map(({ part, point, from, to }) =>
      drawnBar(x(day), [y(decimalText(from)), y(decimalText(to))], half, { colour: colourOf(part), hollow: point.provisional }),
    ),
  );
}

/** What lies where in the last bar. */
function stackLabels(chart: ChartDefinition, exponent: number, language: ReportLanguage): readonly EndLabel[] {
  const last = daysOf(chart.series.filter((series) => knownOf(series).length > 0)).at(-1);
  const layers = last === undefined ? [] : layersOf(chart.series, last);
  const labels = chart.series.map((series, index): EndLabel => {
    const layer = layers.find(({ part }) => part === index);
    return {
      on: 'end',
      value: layer === undefined ? decimalText(decimal(0)) : decimalText(layer.from.plus(layer.to).div(2)),
      name: nameTold(series.label),
      told: layer === undefined ? SIGNS.missing : valueTold(layer.point, chart, exponent, language),
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
  const ends = daysOf(chart.series).flatMap((day) => layersOf(chart.series, day).map(({ to }) => decimalText(to)));
  return [...ends, ...valuesOf({ ...chart, series: [] })];
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

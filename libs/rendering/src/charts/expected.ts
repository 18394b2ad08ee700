import type { LineSeriesOption } from 'echarts/charts';
import type { DecimalText } from '#kernel';
import { sayIn, tellingIn, type ChartDefinition, type ReportLanguage } from '#reporting';
import { printable } from '../fonts/index.js';
import { drawnBox, drawnLine, drawnShape, type Drawn } from './drawn.js';
import type { EndLabel } from './end-labels.js';
import type { Frame } from './frame.js';
import type { KeyItem } from './key.js';
import { bandOf, knownOf } from './points.js';
import { EXPECTED, TOLERANCE } from './style.js';
import { nameTold, valueTold } from './words.js';

const DASHES = [6, 4];
const DOTS = [1.5, 3.5];
/** A band around a single day is this wide, in pixels. */
const LEAST_BAND = 12;

/** The way to the target: dashed, and ending in a diamond. */
export function expectedSeries({ target }: ChartDefinition, { values, days }: Frame): readonly LineSeriesOption[] {
  const points = knownOf(target);
  if (points.length === 0) return [];
  return [
    {
      type: 'line',
      id: 'target',
      z: 2,
      silent: true,
      clip: false,
      showAllSymbol: true,
      symbolSize: 11,
      lineStyle: { color: EXPECTED, width: 1.75, type: DASHES },
      itemStyle: { color: EXPECTED },
      data: points.map(({ on, value }, index) => ({ value: [days.at(on), values.at(value)], symbol: index === points.length - 1 ? 'diamond' : 'none' })),
    },
  ];
}

/** Behind all lines: how far off still counts as a band, and the baseline dotted. */
export function drawnExpected(chart: ChartDefinition, frame: Frame): readonly Drawn[] {
  const { y, left, plotWidth } = frame;
  const band = bandOf(chart);
  const level = chart.baseline === null ? null : y(chart.baseline.value);
  return [
    ...(band.length === 0 ? [] : [drawnShape(outlineOf(band, frame), TOLERANCE)]),
    ...(level === null ? [] : [drawnLine([left, level], [left + plotWidth, level], { colour: EXPECTED, width: 1.5, dash: DOTS })]),
  ];
}

/** What is said of the target, and of the baseline, at the end of their lines. */
export function expectedLabels(chart: ChartDefinition, exponent: number, language: ReportLanguage): readonly EndLabel[] {
  const { target, baseline } = chart;
  const goal = knownOf(target).at(-1);
  const label = (on: EndLabel['on'], value: DecimalText, name: string): EndLabel => ({
    on,
    value,
    name: nameTold(name),
    told: valueTold({ value, provisional: false }, chart, exponent, language),
    colour: EXPECTED,
  });
  return [
    ...(baseline === null ? [] : [label('end', baseline.value, baseline.label)]),
    ...(goal === undefined ? [] : [label(chart.kind === 'stacked' ? 'end' : goal.on, goal.value, sayIn(language)('chart.goal'))]),
  ];
}

/** What the dashes and the band mean. */
export function expectedKey({ target, tolerance, unit, unitOfMeasure }: ChartDefinition, language: ReportLanguage): readonly KeyItem[] {
  const { say, quantity } = tellingIn(language);
  const points = knownOf(target);
  return [
    ...(points.length > 1 ? [{ text: say('chart.expected'), sign: dashedSign }] : []),
    ...(tolerance === null || points.length === 0
      ? []
      : [
          {
            text: printable(say('chart.withinTolerance', { value: quantity(tolerance, unit === 'ratio' ? 'ratioDifference' : unit, unitOfMeasure, 'text') })),
            sign: bandSign,
          },
        ]),
  ];
}

function dashedSign(x: number, y: number): readonly Drawn[] {
  return [drawnLine([x - 12, y], [x + 12, y], { colour: EXPECTED, width: 1.75, dash: DASHES })];
}

function bandSign(x: number, y: number): readonly Drawn[] {
  return [drawnBox(x, y, 12, 6, TOLERANCE)];
}

function outlineOf(band: ReturnType<typeof bandOf>, { x, y }: Frame): [number, number][] {
  const half = band.length === 1 ? LEAST_BAND / 2 : 0;
  const edge = (side: 'low' | 'high') =>
    band.flatMap((at): [number, number][] => [
      [x(at.on) - half, y(at[side])],
      [x(at.on) + half, y(at[side])],
    ]);
  return [...edge('high'), ...edge('low').toReversed()];
}

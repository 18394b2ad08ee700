import type { LineSeriesOption } from 'echarts/charts';
import type { DecimalText } from '#kernel';
import { sayIn, tellingIn, type ChartDefinition, type ReportLanguage } from '#reporting';
import { printable } from '../fonts/index.js';
import { drawnBox, drawnLine, drawnShape, type Drawn } from './drawn.js';
import type { EndLabel } from './end-labels.js';
import type { Frame } from './frame.js';
import type { KeyItem } from './key.js';
import { bandOf, knownOf, widenedRange } from './points.js';
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

/** Behind all lines: how far off still counts as a band, the range as a band between its dashed ends, and the baseline dotted. */
export function drawnExpected(chart: ChartDefinition, frame: Frame): readonly Drawn[] {
  const { y, left, plotWidth } = frame;
  const { range } = chart;
  const across = (value: DecimalText, dash: number[]) => drawnLine([left, y(value)], [left + plotWidth, y(value)], { colour: EXPECTED, width: 1.5, dash });
  const widened = widenedRange(chart);
  const band = bandOf(chart);
  return [
    ...(band.length === 0 ? [] : [drawnShape(outlineOf(band, frame), TOLERANCE)]),
    ...(widened === null ? [] : [drawnShape(rangeOutline(widened, frame), TOLERANCE)]),
    ...(range === null ? [] : [across(range.low, DASHES), across(range.high, DASHES)]),
    ...(chart.baseline === null ? [] : [across(chart.baseline.value, DOTS)]),
  ];
}

/** What is said of the target, the range, and of the baseline, at the end of their lines. */
export function expectedLabels(chart: ChartDefinition, exponent: number, language: ReportLanguage): readonly EndLabel[] {
  const { target, range, baseline } = chart;
  const say = sayIn(language);
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
    ...(range === null ? [] : [label('end', range.high, say('chart.highestGoal')), label('end', range.low, say('chart.lowestGoal'))]),
    ...(goal === undefined ? [] : [label(chart.kind === 'stacked' ? 'end' : goal.on, goal.value, say('chart.goal'))]),
  ];
}

/** What the dashes and the band mean. */
export function expectedKey({ target, range, tolerance, unit, unitOfMeasure }: ChartDefinition, language: ReportLanguage): readonly KeyItem[] {
  const { say, quantity } = tellingIn(language);
  const points = knownOf(target);
  return [
    ...(points.length > 1 ? [{ text: say('chart.expected'), sign: dashedSign }] : []),
    ...(range === null ? [] : [{ text: say('chart.between'), sign: rangeSign }]),
    ...(tolerance === null || (points.length === 0 && range === null)
      ? []
      : [
          {
            text: printable(
              say(range === null ? 'chart.withinTolerance' : 'chart.besideRange', {
                value: quantity(tolerance, unit === 'ratio' ? 'ratioDifference' : unit, unitOfMeasure, 'text'),
              }),
            ),
            sign: bandSign,
          },
        ]),
  ];
}

function dashedSign(x: number, y: number): readonly Drawn[] {
  return [drawnLine([x - 12, y], [x + 12, y], { colour: EXPECTED, width: 1.75, dash: DASHES })];
}

function rangeSign(x: number, y: number): readonly Drawn[] {
  const edge = (at: number) => drawnLine([x - 12, at], [x + 12, at], { colour: EXPECTED, width: 1.5, dash: DASHES });
  return [...bandSign(x, y), edge(y - 6), edge(y + 6)];
}

function bandSign(x: number, y: number): readonly Drawn[] {
  return [drawnBox(x, y, 12, 6, TOLERANCE)];
}

function rangeOutline({ low, high }: NonNullable<ChartDefinition['range']>, { y, left, plotWidth }: Frame): [number, number][] {
  const right = left + plotWidth;
  return [
    [left, y(high)],
    [right, y(high)],
    [right, y(low)],
    [left, y(low)],
  ];
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

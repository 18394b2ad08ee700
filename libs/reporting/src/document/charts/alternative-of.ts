import { decimal, decimalText, type DecimalText } from '#kernel';
import type { ChartDefinition, ChartSeries } from '../../model/chart.js';
import type { ReportLanguage } from '../../model/text.js';
import { lastDayOf } from '../days.js';
import { capitalised } from '../called.js';
import { tellingIn, type Telling } from '../telling.js';
import { rangeTold, toleranceTold } from './aims-told.js';
import { baselineTold } from './baseline-told.js';
import { markWords } from './mark-words.js';
import { knownOf, type Known } from './points.js';

/** At most this many are told one by one; the rest are counted. */
const MOST_SERIES = 8;
const MOST_MARKS = 12;

/** What the chart shows, for those who do not see it: where each line begins and ends, its extremes, the target, and where it breaks. */
export function alternativeOf(chart: ChartDefinition, language: ReportLanguage): string {
  const telling = tellingIn(language);
  const sentences = [opening(chart, telling), ...seriesTold(chart, telling), ...targetTold(chart, telling), ...marksTold(chart, telling)];
  return sentences.join(' ');
}

function opening({ kind, title, period }: ChartDefinition, { say, date }: Telling): string {
  return say(`chart.${kind}`, { title, from: date(period.from), to: date(lastDayOf(period)) });
}

function seriesTold(chart: ChartDefinition, telling: Telling): readonly string[] {
  const { series } = chart;
  if (series.every((one) => knownOf(one).length === 0)) return [telling.say('chart.noPoints')];
  const rest = series.length - MOST_SERIES;
  return [...series.slice(0, MOST_SERIES).flatMap((one) => lineTold(one, chart, telling)), ...(rest > 0 ? [telling.say('chart.more', { count: rest })] : [])];
}

function lineTold(series: ChartSeries, chart: ChartDefinition, telling: Telling): readonly string[] {
  const { say, date } = telling;
  const label = capitalised(series.label);
  const known = knownOf(series);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [say('chart.noneOf', { label })];
  const told = toldIn(chart, telling);
  if (first === last) return [say('chart.onePoint', { label, value: told(first.value), date: date(first.on) }), ...besides(series, last, telling)];
  const [low, high] = [lowest(known), highest(known)];
  if (decimal(low.value).eq(high.value)) {
    return [say('chart.allEqual', { label, value: told(low.value), from: date(first.on), to: date(last.on) }), ...besides(series, last, telling)];
  }
  return [
    say('chart.wentFrom', { label, first: told(first.value), from: date(first.on), last: told(last.value), to: date(last.on) }),
    say('chart.extremes', { high: told(high.value), highOn: date(high.on), low: told(low.value), lowOn: date(low.on) }),
    ...besides(series, last, telling),
  ];
}

function besides({ points }: ChartSeries, last: Known, { say }: Telling): readonly string[] {
  const gaps = points.filter(({ value }) => value === null).length;
  return [...(gaps === 0 ? [] : [say('chart.gaps', { count: gaps, all: points.length })]), ...(last.provisional ? [say('chart.provisionalLast')] : [])];
}

function targetTold(chart: ChartDefinition, telling: Telling): readonly string[] {
  const { target, range } = chart;
  const { say, date } = telling;
  const told = toldIn(chart, telling);
  const apart = toldIn({ ...chart, unit: chart.unit === 'ratio' ? 'ratioDifference' : chart.unit }, telling);
  const goal = target === null ? undefined : knownOf(target).at(-1);
  const last = chart.series[0] === undefined ? undefined : knownOf(chart.series[0]).at(-1);
  return [
    ...baselineTold(chart, telling),
    ...(goal === undefined ? [] : [say('chart.target', { value: told(goal.value), date: date(goal.on) })]),
    ...(goal === undefined || last === undefined ? [] : [heldAgainst(last.value, goal.value, apart, telling)]),
    ...rangeTold(chart, telling),
    ...(range === null || last === undefined ? [] : [heldWithin(last.value, range, apart, telling)]),
    ...toleranceTold(chart, telling),
  ];
}

/** Which way is good is the goal's to say, not the chart's: only above, below or at. */
function heldAgainst(last: DecimalText, goal: DecimalText, apart: (value: DecimalText) => string, { say }: Telling): string {
  const gap = decimal(last).minus(goal);
  if (gap.isZero()) return say('chart.atTarget');
  return say(gap.gt(0) ? 'chart.aboveTarget' : 'chart.belowTarget', { gap: apart(decimalText(gap.abs())) });
}

function heldWithin(last: DecimalText, { low, high }: NonNullable<ChartDefinition['range']>, apart: (value: DecimalText) => string, { say }: Telling): string {
  const [under, over] = [decimal(low).minus(last), decimal(last).minus(high)];
  if (under.gt(0)) return say('chart.belowRange', { gap: apart(decimalText(under)) });
  return over.gt(0) ? say('chart.aboveRange', { gap: apart(decimalText(over)) }) : say('chart.withinRange');
}

function marksTold({ marks }: ChartDefinition, telling: Telling): readonly string[] {
  const { say, date } = telling;
  const rest = marks.length - MOST_MARKS;
  return [
    ...marks.slice(0, MOST_MARKS).map((mark) => {
      const { kind, why } = markWords(mark, telling);
      return why === null ? say('chart.marked', { kind, date: date(mark.on) }) : say('chart.markedWhy', { kind, date: date(mark.on), why });
    }),
    ...(rest > 0 ? [say('chart.moreMarks', { count: rest })] : []),
  ];
}

function toldIn({ unit, unitOfMeasure }: Pick<ChartDefinition, 'unit' | 'unitOfMeasure'>, { quantity }: Telling): (value: DecimalText) => string {
  return (value) => quantity(value, unit, unitOfMeasure, 'text');
}

function lowest(known: readonly Known[]): Known {
  return known.reduce((low, one) => (decimal(one.value).lt(low.value) ? one : low));
}

function highest(known: readonly Known[]): Known {
  return known.reduce((high, one) => (decimal(one.value).gt(high.value) ? one : high));
}

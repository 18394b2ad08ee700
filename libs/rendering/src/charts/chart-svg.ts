import { alternativeOf, sayIn, type ChartDefinition, type ReportLanguage } from '#reporting';
import { printable } from '../fonts/index.js';
import { accessible } from './accessible.js';
import { dayAxis } from './days.js';
import { drawnText, type Drawn } from './drawn.js';
import { drawnLabels, setLabels } from './end-labels.js';
import { drawnExpected } from './expected.js';
import { frameOf, plotHeightOf, type Frame } from './frame.js';
import { drawnKey } from './key.js';
import { lineKey, lineLabels, lineSeries } from './lines.js';
import { drawnMarks, markNotes } from './marks.js';
import { plotted } from './plotted.js';
import { daysOf, partsOf, stackKey, stackLabels, stackSeries, sumsOf } from './stacks.js';
import { knownOf, valuesOf } from './points.js';
import { reachOf } from './reach.js';
import { slotAxis } from './slots.js';
import { LINES, LINE_HEIGHT, QUIET_INK } from './style.js';
import { valueAxis } from './value-axis.js';
import { unitTold } from './words.js';

export interface ChartOptions {
  readonly language: ReportLanguage;
  /** In CSS pixels; the height follows from what there is to show. */
  readonly width: number;
  /** The report's fingerprint, for a chart that is to be a file of its own. */
  readonly fingerprint?: string;
}

/** No narrower than a telephone. */
const NARROWEST = 280;

/**
 * The chart as an SVG of its own, with title and description: the same bytes for the same chart wherever it is drawn. What it has no room
 * for (more lines than can be told apart, more marks than can be read) it counts; the table has it all.
 */
export function chartSvg(definition: ChartDefinition, { language, width: wanted, fingerprint }: ChartOptions): string {
  const width = Math.max(NARROWEST, Math.round(wanted));
  const stacked = definition.kind === 'stacked';
  const chart = {
    ...definition,
    marks: definition.marks.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    series: stacked ? partsOf(definition, language) : definition.series.slice(0, LINES.length),
  };
  const values = valueAxis(stacked ? sumsOf(chart) : valuesOf(chart), chart.unit, stacked, language);
  const labels = setLabels(stacked ? stackLabels(chart, values.exponent, language) : lineLabels(chart, values.exponent, language), plotHeightOf(width));
  const { from, to } = reachOf(chart);
  const unit = unitTold(chart, values, language);
  const top = LINE_HEIGHT * (0.75 + (unit === '' ? 0 : 1) + (chart.marks.length > 0 ? 1 : 0));
  const days = (room: number) => (stacked ? slotAxis(daysOf(chart.series), room, language) : dayAxis(from, to, room, language));
  const frame = frameOf({ width, top, values, days, labels });
  const key = drawnKey(
    stacked ? stackKey(chart, language) : lineKey(chart, language),
    [...markNotes(chart.marks, language), ...moreNotes(definition, language)],
    frame.left,
    top + frame.plotHeight + 2 * LINE_HEIGHT,
    width,
  );
  const height = Math.ceil(key.bottom + 4);
  const drawn = [
    ...(unit === '' ? [] : [drawnText(unit, frame.left, LINE_HEIGHT / 2 + 2, { colour: QUIET_INK })]),
    ...drawnExpected(chart, frame),
    ...drawnMarks(chart.marks, frame, language),
    ...drawnLabels(labels, frame),
    ...emptyTold(chart, frame, language),
    ...key.drawn,
  ];
  const svg = plotted({ frame, height, drawn, series: stacked ? stackSeries(chart, frame) : lineSeries(chart, frame) });
  return accessible(svg, { id: chart.id, language, title: printable(chart.title), description: printable(alternativeOf(definition, language)), fingerprint });
}

function moreNotes({ kind, series }: ChartDefinition, language: ReportLanguage): readonly { readonly number: null; readonly text: string }[] {
  const rest = series.length - LINES.length;
  return kind === 'line' && rest > 0 ? [{ number: null, text: sayIn(language)('chart.more', { count: rest }) }] : [];
}

function emptyTold({ series }: ChartDefinition, { left, top, plotWidth, plotHeight }: Frame, language: ReportLanguage): readonly Drawn[] {
  if (series.some((one) => knownOf(one).length > 0)) return [];
  return [drawnText(sayIn(language)('chart.noPoints'), left + plotWidth / 2, top + plotHeight / 2, { align: 'center', colour: QUIET_INK, halo: true })];
}

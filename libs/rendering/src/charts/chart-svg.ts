import type { DecimalText } from '#kernel';
import { alternativeOf, sayIn, type ChartDefinition, type ReportLanguage } from '#reporting';
import { printable } from '../fonts/index.js';
import { accessible } from './accessible.js';
import { drawnLine, drawnText, type Drawn } from './drawn.js';
import { drawnLabels, setLabels } from './end-labels.js';
import { frameOf, plotHeightOf, type Frame } from './frame.js';
import { drawnKey } from './key.js';
import type { Kind } from './kind.js';
import { LINE_CHART } from './lines.js';
import { drawnMarks, markNotes } from './marks.js';
import { plotted } from './plotted.js';
import { STACKED_CHART } from './stacks.js';
import { byDay, knownOf } from './points.js';
import { AXIS, LINES, LINE_HEIGHT, QUIET_INK } from './style.js';
import { wrapped } from './text-width.js';
import { valueAxis } from './value-axis.js';
import { unitTold } from './words.js';

export interface ChartOptions {
  readonly language: ReportLanguage;
  /** In CSS pixels; the height follows from what there is to show. */
  readonly width: number;
  /** Of what is between the axes, in CSS pixels; from the width where it is absent. */
  readonly plotHeight?: number;
  /** The report's fingerprint, for a chart that is to be a file of its own. */
  readonly fingerprint?: string;
}

/** No narrower than a telephone. */
const NARROWEST = 320;
const KINDS: Readonly<Record<ChartDefinition['kind'], Kind>> = { line: LINE_CHART, stacked: STACKED_CHART };

/**
 * The chart as an SVG of its own, with title and description: the same bytes for the same chart wherever it is drawn. What it has no room
 * for (more lines than can be told apart, more marks than can be read) it counts; the table has it all.
 */
export function chartSvg(definition: ChartDefinition, { language, width: wanted, plotHeight: high, fingerprint }: ChartOptions): string {
  const width = Math.max(NARROWEST, Math.round(wanted));
  const plotHeight = high ?? plotHeightOf(width);
  const kind = KINDS[definition.kind];
  const chart = { ...definition, marks: byDay(definition.marks), series: kind.shown(definition, language) };
  const values = valueAxis(kind.values(chart), chart.unit, kind.fromZero, language);
  const labels = setLabels(kind.labels(chart, values.exponent, language), width, plotHeight);
  const unit = unitTold(chart, values, language);
  const top = LINE_HEIGHT * (0.75 + (unit === '' ? 0 : 1) + (chart.marks.length > 0 ? 1 : 0));
  const frame = frameOf({ width, plotHeight, top, values, days: (room) => kind.days(chart, room, language), labels });
  const key = drawnKey(
    kind.key(chart, language),
    [...markNotes(chart.marks, language), ...moreNotes(definition, language)],
    frame.left,
    top + frame.plotHeight + 2 * LINE_HEIGHT,
    width,
  );
  const height = Math.ceil(key.bottom + 4);
  const drawn = [
    ...(unit === '' ? [] : wrapped(unit, width - frame.left, 1).map((line) => drawnText(line, frame.left, LINE_HEIGHT / 2 + 2, { colour: QUIET_INK }))),
    ...kind.drawn(chart, frame),
    ...noughtLine(frame),
    ...drawnMarks(chart.marks, frame, language),
    ...drawnLabels(labels, frame),
    ...emptyTold(chart, frame, language),
    ...key.drawn,
  ];
  const svg = plotted({ frame, height, drawn, lines: kind.lines(chart, frame) });
  return accessible(svg, { id: chart.id, language, title: printable(chart.title), description: printable(alternativeOf(definition, language)), fingerprint });
}

/** Where values lie on both sides of nought, it is drawn as plainly as the axis. */
function noughtLine({ values, left, plotWidth, y }: Frame): readonly Drawn[] {
  const nought = '0' as DecimalText;
  const place = values.at(nought);
  if (place <= 0 || place >= 1) return [];
  return [drawnLine([left, y(nought)], [left + plotWidth, y(nought)], { colour: AXIS, width: 1 })];
}

function moreNotes({ kind, series }: ChartDefinition, language: ReportLanguage): readonly { readonly number: null; readonly text: string }[] {
  const rest = series.length - LINES.length;
  return kind === 'line' && rest > 0 ? [{ number: null, text: sayIn(language)('chart.more', { count: rest }) }] : [];
}

function emptyTold({ series }: ChartDefinition, { left, top, plotWidth, plotHeight }: Frame, language: ReportLanguage): readonly Drawn[] {
  if (series.some((one) => knownOf(one).length > 0)) return [];
  return [drawnText(sayIn(language)('chart.noPoints'), left + plotWidth / 2, top + plotHeight / 2, { align: 'center', colour: QUIET_INK, halo: true })];
}

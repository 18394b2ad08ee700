import type { CalendarDate, DecimalText } from '#kernel';
import { drawnBox, drawnLine, drawnText, type Drawn } from './drawn.js';
import type { Frame } from './frame.js';
import { spread } from './spread.js';
import { AXIS, LABEL_GAP, LINE_HEIGHT } from './style.js';
import { textWidth, wrapped } from './text-width.js';

/** What is said where a line ends, instead of in a legend: its name, and its last value. */
export interface EndLabel {
  /** `end`: at the end of the axis. */
  readonly on: CalendarDate | 'end';
  readonly value: DecimalText;
  readonly name: string;
  readonly told: string;
  readonly colour: string;
  /** The colour of what it names, where the words are not in it. */
  readonly swatch?: string;
}

/** A label with its lines: the name over the value, or beside it where there are many. */
export interface SetLabel extends EndLabel {
  readonly lines: readonly string[];
  readonly beside: boolean;
  readonly width: number;
  readonly height: number;
}

const WIDEST = 150;
const MOST_OF_CHART = 0.3;
const SWATCH = 10;
const SPACE = 5;
/** Where the shipped fonts are not at hand, in a browser, others may be wider. */
const SLACK = 1.06;

/** Sets labels on as many lines as there is room for, in a chart so wide with a plot so high. */
export function setLabels(labels: readonly EndLabel[], chartWidth: number, plotHeight: number): readonly SetLabel[] {
  const widest = Math.min(WIDEST, chartWidth * MOST_OF_CHART);
  const over = labels.map((label) => setLabel(label, widest, false));
  const needed = over.reduce((sum, one) => sum + one.height, 0);
  return needed <= plotHeight ? over : labels.map((label) => setLabel(label, widest, true));
}

function setLabel(label: EndLabel, widest: number, beside: boolean): SetLabel {
  const value = textWidth(label.told);
  const lines = beside ? wrapped(label.name, Math.max(widest - value, widest / 3), 1, 'semiBold') : wrapped(label.name, widest, 3, 'semiBold');
  const name = Math.max(...lines.map((line) => textWidth(line, 'semiBold')));
  const words = beside ? name + SPACE + value : Math.max(name, value);
  return { ...label, lines, beside, width: indentOf(label) + words * SLACK, height: (lines.length + (beside ? 0 : 1)) * LINE_HEIGHT };
}

/** Draws labels beside the ends of their lines, apart from each other, with a thin line where one had to be moved. */
export function drawnLabels(labels: readonly SetLabel[], frame: Frame): readonly Drawn[] {
  const { top, plotHeight, y } = frame;
  return groupsOf(labels, frame).flatMap((group) => {
    const middles = group.map(({ value }) => y(value));
    const heights = group.map(({ height }) => height);
    const places = spread(middles, heights, top - LINE_HEIGHT / 2, top + plotHeight);
    return group.flatMap((label, index) => drawnLabel(label, endOf(label, frame), middles[index] ?? 0, places[index] ?? 0));
  });
}

function drawnLabel(label: SetLabel, end: number, from: number, to: number): readonly Drawn[] {
  const { lines, told, beside, colour, swatch, height } = label;
  const [x, top] = [end + LABEL_GAP + indentOf(label), to - height / 2 + LINE_HEIGHT / 2];
  const value = beside ? ([x + textWidth(lines[0] ?? '', 'semiBold') + SPACE, top] as const) : ([x, top + lines.length * LINE_HEIGHT] as const);
  return [
    ...(Math.abs(to - from) > LINE_HEIGHT / 2 ? [drawnLine([end + 4, from], [end + LABEL_GAP - 1, to], { colour: AXIS, width: 0.75 })] : []),
    ...(swatch === undefined ? [] : [drawnBox(end + LABEL_GAP + SWATCH / 2, top, SWATCH / 2, SWATCH / 2, swatch)]),
    ...lines.map((text, index) => drawnText(text, x, top + index * LINE_HEIGHT, { bold: true, colour, halo: true })),
    drawnText(told, ...value, { colour, halo: true }),
  ];
}

function indentOf({ swatch }: EndLabel): number {
  return swatch === undefined ? 0 : SWATCH + SPACE;
}

function endOf({ on }: EndLabel, { x, left, plotWidth }: Frame): number {
  return on === 'end' ? left + plotWidth : x(on);
}

/** Labels that stand above each other, so that they could meet. */
function groupsOf(labels: readonly SetLabel[], frame: Frame): readonly (readonly SetLabel[])[] {
  const groups: { end: number; labels: SetLabel[] }[] = [];
  for (const label of labels.toSorted((a, b) => endOf(a, frame) - endOf(b, frame))) {
    const start = endOf(label, frame);
    const end = start + LABEL_GAP + label.width;
    const last = groups.at(-1);
    if (last !== undefined && start < last.end) {
      last.labels.push(label);
      last.end = Math.max(last.end, end);
    } else groups.push({ end, labels: [label] });
  }
  return groups.map(({ labels }) => labels);
}

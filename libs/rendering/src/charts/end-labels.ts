import type { CalendarDate, DecimalText } from '#kernel';
import type { Frame } from './frame.js';
import { drawnLine, drawnText, type Drawn } from './drawn.js';
import { spread } from './spread.js';
import { AXIS, LINE_HEIGHT } from './style.js';
import { textWidth, wrapped } from './text-width.js';

/** What is said where a line ends, instead of in a legend: its name, and its last value. */
export interface EndLabel {
  /** `end`: at the end of the axis. */
  readonly on: CalendarDate | 'end';
  readonly value: DecimalText;
  readonly name: readonly string[];
  readonly told: string | null;
  readonly colour: string;
  readonly width: number;
}

/** Between the line's end and what is said there. */
export const LABEL_GAP = 9;
/** Names are broken at this width. */
const WIDEST = 150;

export function endLabel({ name, told, ...rest }: Omit<EndLabel, 'name' | 'width'> & { readonly name: string }): EndLabel {
  const lines = wrapped(name, WIDEST, 3, 'semiBold');
  const width = Math.max(...lines.map((line) => textWidth(line, 'semiBold')), told === null ? 0 : textWidth(told));
  return { ...rest, name: lines, told, width };
}

/** Sets labels beside the ends of their lines, apart from each other, with a thin line where one had to be moved. */
export function drawnLabels(labels: readonly EndLabel[], frame: Frame): readonly Drawn[] {
  return groupsOf(labels, frame).flatMap((group) => {
    const middles = group.map(({ value }) => frame.y(value));
    const places = spread(middles, group.map(heightOf), frame.top - LINE_HEIGHT, frame.top + frame.plotHeight + LINE_HEIGHT);
    return group.flatMap((label, index) => drawnLabel(label, frame, middles[index] ?? 0, places[index] ?? 0));
  });
}

function drawnLabel(label: EndLabel, frame: Frame, from: number, to: number): readonly Drawn[] {
  const x = endOf(label, frame);
  const lines = [...label.name.map((text) => ({ text, bold: true })), ...(label.told === null ? [] : [{ text: label.told, bold: false }])];
  const top = to - heightOf(label) / 2 + LINE_HEIGHT / 2;
  return [
    ...(Math.abs(to - from) > LINE_HEIGHT / 2 ? [drawnLine([x + 4, from], [x + LABEL_GAP - 1, to], { colour: AXIS, width: 0.75 })] : []),
    ...lines.map(({ text, bold }, index) => drawnText(text, x + LABEL_GAP, top + index * LINE_HEIGHT, { bold, colour: label.colour, halo: true })),
  ];
}

function endOf({ on }: EndLabel, { x, left, plotWidth }: Frame): number {
  return on === 'end' ? left + plotWidth : x(on);
}

function heightOf({ name, told }: EndLabel): number {
  return (name.length + (told === null ? 0 : 1)) * LINE_HEIGHT;
}

/** Labels that stand above each other, so that they could meet. */
function groupsOf(labels: readonly EndLabel[], frame: Frame): readonly (readonly EndLabel[])[] {
  const groups: { end: number; labels: EndLabel[] }[] = [];
  for (const label of labels.toSorted((a, b) => endOf(a, frame) - endOf(b, frame))) {
    const [start, end] = [endOf(label, frame), endOf(label, frame) + LABEL_GAP + label.width];
    const last = groups.at(-1);
    if (last !== undefined && start < last.end) {
      last.labels.push(label);
      last.end = Math.max(last.end, end);
    } else groups.push({ end, labels: [label] });
  }
  return groups.map(({ labels }) => labels);
}

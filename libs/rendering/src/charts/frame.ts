import type { CalendarDate, DecimalText } from '#kernel';
import type { DayAxis } from './days.js';
import { LABEL_GAP } from './style.js';
import { textWidth } from './text-width.js';
import type { ValueAxis } from './value-axis.js';

/** Where what is drawn lies, in pixels from the upper left corner. */
export interface Frame {
  readonly width: number;
  readonly left: number;
  readonly top: number;
  readonly plotWidth: number;
  readonly plotHeight: number;
  readonly days: DayAxis;
  readonly values: ValueAxis;
  readonly x: (day: CalendarDate) => number;
  readonly y: (value: DecimalText) => number;
}

const EDGE = 6;
/** Labels are set over the lines before the plot is narrower than this share of the chart. */
const LEAST_PLOT = 0.3;

interface Beside {
  readonly on: CalendarDate | 'end';
  readonly width: number;
}

interface Wanted {
  readonly width: number;
  readonly plotHeight: number;
  readonly top: number;
  readonly values: ValueAxis;
  readonly days: (room: number) => DayAxis;
  /** What is said beside which day, and how wide it is. */
  readonly labels: readonly Beside[];
}

/** How high the plot of a chart is where nothing else is asked for: wide enough to show a slope, and low enough for two charts on a page. */
export function plotHeightOf(width: number): number {
  return Math.round(Math.min(300, Math.max(170, width * 0.38)));
}

/** Fits the plot to what is said beside its axis of values and at the ends of its lines. */
export function frameOf({ width, plotHeight, top, values, days: daysIn, labels }: Wanted): Frame {
  const left = Math.ceil(EDGE + Math.max(0, ...values.ticks.map(({ text }) => textWidth(text))) + 8);
  const widest = width - left - EDGE;
  const rough = daysIn(widest);
  const room = (label: Beside) => (widest - LABEL_GAP - label.width) / Math.max(shareOf(rough, label.on), 0.01);
  const plotWidth = Math.round(Math.max(widest * LEAST_PLOT, Math.min(widest, ...labels.map(room))));
  const days = daysIn(plotWidth);
  return {
    width,
    left,
    top,
    plotWidth,
    plotHeight,
    days,
    values,
    x: (day) => left + shareOf(days, day) * plotWidth,
    y: (value) => top + (1 - values.at(value)) * plotHeight,
  };
}

function shareOf(days: DayAxis, day: CalendarDate | 'end'): number {
  return day === 'end' ? 1 : (days.at(day) - days.from) / (days.to - days.from);
}

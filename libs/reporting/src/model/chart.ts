import type { CalendarDate, DecimalText } from '#kernel';
import type { FigureUnit } from '#goal-types';

/** A value on a day; null is a gap: the line is not drawn across it. */
export interface ChartPoint {
  readonly on: CalendarDate;
  readonly value: DecimalText | null;
  readonly provisional: boolean;
}

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  readonly points: readonly ChartPoint[];
}

/** Why a line bends, breaks or was drawn anew. */
export const CHART_MARKS = ['break', 'correction', 'target', 'baseline', 'ended', 'override'] as const;
export interface ChartMark {
  readonly on: CalendarDate;
  readonly kind: (typeof CHART_MARKS)[number];
  readonly label: string;
}

/** What a chart shows; how it is drawn, told and tabled is a function of this alone. */
export interface ChartDefinition {
  /** Stable within the report. */
  readonly id: string;
  /** `line`: values over time. `stacked`: parts of a whole over time or over groups, which add up. */
  readonly kind: 'line' | 'stacked';
  readonly title: string;
  readonly unit: FigureUnit;
  readonly unitOfMeasure: string | null;
  /** Half-open: the days that the chart spans. */
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly series: readonly ChartSeries[];
  /** What was expected on the way, ending in the target; null where there is no level to reach. */
  readonly target: ChartSeries | null;
  /** Between which values it is to lie, both included, on any day of the period; null where there is no such range. */
  readonly range: { readonly low: DecimalText; readonly high: DecimalText } | null;
  readonly baseline: { readonly label: string; readonly on: CalendarDate | null; readonly value: DecimalText } | null;
  /** How far below or above the expected, or outside the range, still counts as on course, in the chart's unit; null where there is none. */
  readonly tolerance: DecimalText | null;
  readonly marks: readonly ChartMark[];
}

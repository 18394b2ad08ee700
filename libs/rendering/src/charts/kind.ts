import type { LineSeriesOption } from 'echarts/charts';
import type { DecimalText } from '#kernel';
import type { ChartDefinition, ChartSeries, ReportLanguage } from '#reporting';
import type { DayAxis } from './days.js';
import type { Drawn } from './drawn.js';
import type { EndLabel } from './end-labels.js';
import type { Frame } from './frame.js';
import type { KeyItem } from './key.js';

/** How charts of one kind are drawn. All but `shown` are given the chart with the series that are shown. */
export interface Kind {
  /** The series that are drawn, where there are more than can be told apart. */
  readonly shown: (chart: ChartDefinition, language: ReportLanguage) => readonly ChartSeries[];
  /** Every value that there must be room for. */
  readonly values: (chart: ChartDefinition) => readonly DecimalText[];
  /** Whether lengths are compared, so that the axis must begin at nought. */
  readonly fromZero: boolean;
  readonly days: (chart: ChartDefinition, room: number, language: ReportLanguage) => DayAxis;
  /** @param exponent of the axis of values */
  readonly labels: (chart: ChartDefinition, exponent: number, language: ReportLanguage) => readonly EndLabel[];
  readonly lines: (chart: ChartDefinition, frame: Frame) => readonly LineSeriesOption[];
  /** What is drawn behind the lines. */
  readonly drawn: (chart: ChartDefinition, frame: Frame) => readonly Drawn[];
  readonly key: (chart: ChartDefinition, language: ReportLanguage) => readonly KeyItem[];
}

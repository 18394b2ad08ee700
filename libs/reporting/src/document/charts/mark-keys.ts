import type { ChartMark } from '../../model/chart.js';

/** What each kind of mark is called. */
export const MARK_KEYS = {
  break: 'chart.break',
  correction: 'chart.correction',
  target: 'chart.targetMark',
  baseline: 'chart.baselineMark',
  ended: 'chart.ended',
  override: 'chart.override',
} as const satisfies Readonly<Record<ChartMark['kind'], string>>;

import type { Telling } from '../telling.js';
import type { ChartMark } from '../../model/chart.js';

/** What each kind of mark is called. */
const MARK_KEYS = {
  break: 'chart.break',
  correction: 'chart.correction',
  target: 'chart.targetMark',
  baseline: 'chart.baselineMark',
  ended: 'chart.ended',
  override: 'chart.override',
} as const satisfies Readonly<Record<ChartMark['kind'], string>>;

/** "Brudd i serien", and why where the label says more than that. */
export function markWords({ kind, label }: ChartMark, { say, language }: Telling): { readonly kind: string; readonly why: string | null } {
  const said = say(MARK_KEYS[kind]);
  return { kind: said, why: label === '' || label.toLocaleLowerCase(language) === said.toLocaleLowerCase(language) ? null : label };
}

import type { ChartDefinition } from '../../model/chart.js';
import { capitalised } from '../called.js';
import type { Telling } from '../telling.js';

/** "Utgangspunkt: 11 480 medlemmer per 31.12.2019.", or nothing where there is none. */
export function baselineTold({ baseline, unit, unitOfMeasure }: ChartDefinition, { say, date, quantity }: Telling): readonly string[] {
  if (baseline === null) return [];
  const told = { label: capitalised(baseline.label), value: quantity(baseline.value, unit, unitOfMeasure, 'text') };
  return [baseline.on === null ? say('chart.baseline', told) : say('chart.baselineOn', { ...told, date: date(baseline.on) })];
}

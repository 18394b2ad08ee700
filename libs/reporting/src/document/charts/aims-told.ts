import type { DecimalText } from '#kernel';
import type { ChartDefinition } from '../../model/chart.js';
import type { Telling } from '../telling.js';

/** "Målet er mellom 6 og 8.", or nothing where there is no range. */
export function rangeTold({ range, unit, unitOfMeasure }: ChartDefinition, { say, quantity }: Telling): readonly string[] {
  if (range === null) return [];
  const told = (value: DecimalText) => quantity(value, unit, unitOfMeasure, 'text');
  return [say('chart.range', { low: told(range.low), high: told(range.high) })];
}

/** "Inntil 50 medlemmer fra det ventede regnes som i rute.", or nothing where nothing is said of it. */
export function toleranceTold({ range, tolerance, unit, unitOfMeasure }: ChartDefinition, { say, quantity }: Telling): readonly string[] {
  if (tolerance === null) return [];
  const value = quantity(tolerance, unit === 'ratio' ? 'ratioDifference' : unit, unitOfMeasure, 'text');
  return [say(range === null ? 'chart.tolerance' : 'chart.rangeTolerance', { value })];
}

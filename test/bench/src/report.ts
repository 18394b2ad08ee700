import { cpus } from 'node:os';
import { table } from '../../../apps/cli/src/terminal/table.js';
import type { Bound, Comparison, Figure } from './figure.js';

/** A figure as it was measured. */
export interface Measured extends Comparison {
  readonly figure: Figure;
}

/** Whether the ratio keeps the bound; null where there is none. */
export function isKept({ figure: { bound }, ratio: { median } }: Measured): boolean | null {
  if (bound === null) return null;
  return 'atLeast' in bound ? median >= bound.atLeast : median <= bound.atMost;
}

/** One figure as a line for programs; `direction` says which side of the bound is right. */
export function jsonLine(measured: Measured): string {
  const { figure, ours, baseline, ratio } = measured;
  const { name, what, unit, bound } = figure;
  return JSON.stringify({
    name,
    ratio: rounded(ratio.median),
    bound: bound === null ? null : 'atLeast' in bound ? bound.atLeast : bound.atMost,
    direction: bound === null ? null : 'atLeast' in bound ? 'at least' : 'at most',
    kept: isKept(measured),
    min: rounded(ratio.min),
    max: rounded(ratio.max),
    ours: rounded(ours),
    baseline: rounded(baseline),
    unit,
    what,
  });
}

/** All figures as a table for people. */
export function figuresTable(all: readonly Measured[], width: number): string {
  const columns = [
    { heading: 'figure', stretch: 0 },
    { heading: 'ours', stretch: 0, align: 'right' },
    { heading: 'baseline', stretch: 0, align: 'right' },
    { heading: 'ratio (min–max)', stretch: 0, align: 'right' },
    { heading: 'bound', stretch: 0 },
    { heading: '', stretch: 0 },
    { heading: 'what', stretch: 1 },
  ] as const;
  const rows = all.map((measured) => {
    const { figure, ours, baseline, ratio } = measured;
    const inUnit = (value: number) => `${value < 100 ? value.toFixed(1) : Math.round(value)} ${figure.unit}`;
    const range = `${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})`;
    return [figure.name, inUnit(ours), inUnit(baseline), range, boundText(figure.bound), verdict(isKept(measured)), figure.what];
  });
  return table(columns, rows, width);
}

/** What the figures were measured on. */
export function machineLine(): string {
  const processors = cpus();
  return `${processors.length} cores (${processors[0]?.model ?? 'unknown'}), Node ${process.versions.node}, SQLite ${process.versions['sqlite'] ?? 'unknown'}, ${process.platform}`;
}

function verdict(kept: boolean | null): string {
  if (kept === null) return '';
  return kept ? 'ok' : 'SHORT';
}

function boundText(bound: Bound | null): string {
  if (bound === null) return '–';
  return 'atLeast' in bound ? `≥ ${bound.atLeast}` : `≤ ${bound.atMost}`;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

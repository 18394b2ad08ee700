import type { ChartDefinition, ChartPoint, ChartSeries } from '../model/chart.js';
import { exact, onDay } from './figures.js';

/** Made-up charts of each kind. */

const point = (on: string, value: string | null, provisional = false): ChartPoint => ({
  on: onDay(on),
  value: value === null ? null : exact(value),
  provisional,
});

const line = (id: string, label: string, ...points: readonly ChartPoint[]): ChartSeries => ({ id, label, points });

/** A line with a gap, a break, a correction, baseline, target path and a provisional end. */
export const memberChart: ChartDefinition = {
  id: 'chart-F1',
  kind: 'line',
  title: 'Antall medlemmer',
  unit: 'number',
  unitOfMeasure: 'medlemmer',
  period: { from: onDay('2020-01-01'), to: onDay('2023-01-01') },
  series: [
    line(
      'value',
      'Medlemmer',
      point('2020-03-31', '11522'),
      point('2020-06-30', '11601'),
      point('2020-09-30', null),
      point('2020-12-31', '11790'),
      point('2021-03-31', '11655'),
      point('2021-06-30', '11840'),
      point('2021-12-31', '12108'),
      point('2022-06-30', '12390'),
      point('2022-12-31', '12612', true),
    ),
  ],
  target: line('target', 'ventet', point('2020-01-01', '11480'), point('2022-12-31', '12500')),
  range: null,
  baseline: { label: 'utgangspunkt', on: onDay('2019-12-31'), value: exact('11480') },
  tolerance: exact('50'),
  marks: [
    { on: onDay('2021-01-01'), kind: 'break', label: 'nytt medlemsregister' },
    { on: onDay('2022-12-31'), kind: 'correction', label: 'ni medlemmer var ført to ganger' },
  ],
};

/** Two lines of shares, with what is expected and how far off still counts. */
export const shareChart: ChartDefinition = {
  id: 'chart-F2',
  kind: 'line',
  title: 'Andel tillitsvalgte med grunnskolering',
  unit: 'ratio',
  unitOfMeasure: null,
  period: { from: onDay('2020-01-01'), to: onDay('2023-01-01') },
  series: [
    line('alle', 'Alle', point('2020-12-31', '0.61'), point('2021-12-31', '0.922'), point('2022-12-31', '0.964')),
    line('verneombud', 'Verneombud', point('2020-12-31', '0.40'), point('2021-12-31', '0.58'), point('2022-12-31', '0.7308')),
  ],
  target: line('target', 'ventet', point('2020-01-01', '0.5'), point('2022-12-31', '1')),
  range: null,
  baseline: null,
  tolerance: exact('0.05'),
  marks: [{ on: onDay('2022-12-31'), kind: 'target', label: 'alle' }],
};

/** Parts that add up, one of them zero at first. */
export const stackedChart: ChartDefinition = {
  id: 'chart-F6',
  kind: 'stacked',
  title: 'Avtaler etter sektor',
  unit: 'count',
  unitOfMeasure: 'avtaler',
  period: { from: onDay('2020-01-01'), to: onDay('2023-01-01') },
  series: [
    line('kommune', 'Kommune', point('2020-12-31', '210'), point('2021-12-31', '214'), point('2022-12-31', '214')),
    line('stat', 'Stat', point('2020-12-31', '55'), point('2021-12-31', '58'), point('2022-12-31', '61')),
    line('privat', 'Privat', point('2020-12-31', '0'), point('2021-12-31', '3'), point('2022-12-31', '19')),
  ],
  target: null,
  range: null,
  baseline: null,
  tolerance: null,
  marks: [],
};

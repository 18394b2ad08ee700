import type { CalendarDate } from '#kernel';
import { figures, type Figure } from './figures.js';
import type { Step } from './step.js';

/**
 * Three signs in each of three areas, at the ends of 2023, 2024 and 2025. In the hospitals fewer cases are won; in private firms nobody
 * has counted the workplaces, and the firms were sorted anew in 2025.
 */
const SIGNS: readonly (readonly [measure: string, rows: readonly Figure[]])[] = [
  ['density-ks', rows([20_600, 50_000], [20_750, 49_900], [21_000, 49_950])],
  ['workplaces-ks', rows([1480, 1900], [1502, 1905], [1530, 1910])],
  ['disputes-ks', rows(31, 32, 36)],
  ['density-spekter', rows([6100, 14_000], [6180, 14_050], [6240, 14_100])],
  ['workplaces-spekter', rows([210, 240], [212, 241], [214, 241])],
  ['disputes-spekter', rows(18, 15, 12)],
  ['density-nho', rows([3900, 21_000], [3960, 21_100], [4150, 21_600])],
  ['disputes-nho', rows(9, 9, 10)],
  // What else the plan compares with the year before it.
  ['part-time', rows([23_100, 55_000], [22_700, 55_100], [22_300, 55_200])],
  ['full-permanent', rows([9400, 17_500], [9450, 17_560], [9790, 17_700])],
  ['pension-agreements', rows([41, 180], [48, 182], [57, 184])],
];

export function tariffPowerSteps(): readonly Step[] {
  return [...SIGNS.flatMap(([measure, counted]) => figures(measure, counted, { first: '2023-12-20' })), sortedAnew()];
}

type Value = Figure[1];

function rows(before: Value, halfway: Value, end: Value): readonly Figure[] {
  return [
    ['2023-12-31', before],
    ['2024-12-31', halfway],
    ['2025-12-31', end],
  ];
}

function sortedAnew(): Step {
  return {
    on: '2025-03-10' as CalendarDate,
    actor: 'secretariat',
    command: 'breakSeries',
    data: { measure: 'density-nho', on: '2025-01-01', cause: 'Bedriftene er sortert etter en ny næringskode' },
    reason: 'Tallene før og etter gjelder ikke de samme bedriftene',
  };
}

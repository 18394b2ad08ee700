import { addDays, type CalendarDate } from '#kernel';
import { branchId, regionId } from '../organisation.js';
import { lives, type Life } from './lives.js';
import { report } from './reports.js';
import type { Step } from './step.js';

/** Lists that must be kept fresh and used: when something was last said of each entry. */
const EXPOSED: readonly Life[] = [
  { ...kept('renhold', 'Renhold i tre kommuner', '2024-09-02', '2024-12-09', '2025-03-24'), unit: regionId(1) },
  { ...kept('vikarbyra', 'Vikarer på sykehjem', '2024-09-02', '2025-01-20', '2025-05-12'), unit: regionId(3) },
  { ...kept('kantine', 'Kantinene i fylkeshuset', '2024-10-14', '2025-02-17'), unit: regionId(5) },
];
const PART_TIME: readonly Life[] = [
  kept('hjemmetjenesten', 'Hjemmetjenesten', '2024-05-14', '2024-08-20', '2024-11-18', '2025-02-24', '2025-05-26', '2025-09-01', '2025-12-01'),
  kept('skolene', 'SFO og assistenter', '2024-06-10', '2024-10-07', '2025-01-20', '2025-04-14', '2025-08-11', '2025-11-10'),
];
const BRANCH_EXPOSED: readonly Life[] = [
  kept('vaskeri', 'Vaskeriet på sykehuset', '2025-02-20', '2025-08-11'),
  kept('brakker', 'Innleie i byggeavdelingen', '2025-03-03'),
];

/** Where and when a list was used. */
const USES: readonly (readonly [coverage: string, unit: string, days: readonly string[]])[] = [
  ['overview-use', regionId(1), ['2024-10-22', '2025-02-04']],
  ['overview-use', regionId(3), ['2024-12-11', '2025-05-20']],
  ['part-time-use', branchId(1), ['2024-06-18', '2024-11-12', '2025-04-29', '2025-10-07']],
  ['branch-overview-use', branchId(1), ['2025-04-01', '2025-09-23']],
];

export function overviewSteps(): readonly Step[] {
  return [
    ...lives('exposed-services', EXPOSED),
    ...lives('involuntary-part-time', ofTheBranch(PART_TIME)),
    ...lives('branch-exposed-services', ofTheBranch(BRANCH_EXPOSED)),
    ...USES.flatMap(([coverage, unit, days]) => days.map((on) => report(coverage, unit, on as CalendarDate, addDays(on as CalendarDate, 3)))),
  ];
}

function kept(entry: string, title: string, ...days: readonly string[]): Life {
  return { entry, title, life: days.map((on) => [on, 'active']) };
}

function ofTheBranch(entries: readonly Life[]): readonly Life[] {
  return entries.map((entry) => ({ ...entry, unit: branchId(1) }));
}

import { ASSOCIATION, GROUP_COUNT, groupId } from '../organisation.js';
import { apportion } from '../random.js';
import { figures, flows, type Figure } from './figures.js';
import { lives, type Life } from './lives.js';
import type { Step } from './step.js';

/** How large the six groups are, next to each other. */
const SIZES = [9, 7, 6, 8, 3, 12];
const FIRST = '2023-11-24';
const HALF_YEARS = ['2023-12-31', '2024-06-30', '2024-12-31', '2025-06-30', '2025-12-31'] as const;

/** Ends of half years: members, and from 2024 the children who have been on a trip. */
const MEMBERS = [4000, 4080, 4210, 4330, 4462];
const CHILDREN = [1010, 1100, 1190, 1260];
/** By quarter, from the first of 2024. The second year is not as good as the first. */
const RECRUITS = [150, 210, 120, 160, 130, 190, 90, 130];
const HUTS = [180_000, 340_000, 410_000, 220_000, 250_000, 420_000, 480_000, 170_000];
/** Trips of each group by quarter; the fifth group comes short in 2025, and sends nothing in for its last quarter. */
const TRIPS: readonly (readonly (number | null)[])[] = [
  [3, 5, 4, 3, 3, 6, 4, 3],
  [2, 4, 4, 2, 3, 4, 4, 2],
  [3, 4, 5, 3, 2, 5, 4, 3],
  [4, 5, 5, 4, 4, 5, 6, 4],
  [2, 4, 4, 2, 1, 3, 3, null],
  [5, 6, 6, 5, 5, 6, 7, 5],
];

/** What the association counted, of its own plan. */
export function associationSteps(): readonly Step[] {
  return [
    ...perGroup('association-members', HALF_YEARS, MEMBERS),
    ...perGroup('children', HALF_YEARS.slice(1), CHILDREN),
    ...RECRUITS.flatMap((total, quarter) => apportion(total, SIZES).flatMap((count, group) => recruits(groupId(group + 1), count, quarter))),
    ...TRIPS.flatMap((quarters, group) => quarters.flatMap((count, quarter) => (count === null ? [] : flow('trips', groupId(group + 1), count, quarter)))),
    ...HUTS.flatMap((spent, quarter) => flow('hut-spending', ASSOCIATION, spent, quarter)),
    ...Object.entries(OWN).flatMap(([measure, rows]) => figures(measure, rows, { unit: ASSOCIATION, first: FIRST, afterDays: 12 })),
    ...flows('web-visits', VISITS, { unit: ASSOCIATION, afterDays: 2 }),
    ...lives('trip-leaders', LEADERS, FIRST),
    ...lives('climate-actions', CLIMATE, FIRST),
  ];
}

/** Counted for the association as a whole. Of those under thirty there are too few on the boards to be shown. */
const OWN: Readonly<Record<string, readonly Figure[]>> = {
  equity: [
    ['2023-12-31', [2_870_000, 7_000_000]],
    ['2024-12-31', [2_790_000, 7_350_000]],
    ['2025-12-31', [2_200_000, 7_600_000]],
  ],
  'board-under-30': [
    ['2024-04-15', 3],
    ['2025-04-14', 4],
  ],
  'board-30-to-59': [
    ['2024-04-15', 24],
    ['2025-04-14', 27],
  ],
  'board-from-60': [
    ['2024-04-15', 21],
    ['2025-04-14', 17],
  ],
  'members-under-30': [
    ['2024-04-15', 640],
    ['2025-04-14', 690],
  ],
  'members-30-to-59': [
    ['2024-04-15', 2050],
    ['2025-04-14', 2160],
  ],
  'members-from-60': [
    ['2024-04-15', 1340],
    ['2025-04-14', 1420],
  ],
  'accessible-trips': [
    ['2024-06-20', [62, 90]],
    ['2025-01-20', [28, 45]],
    ['2025-06-19', [71, 96]],
  ],
  'trip-fee': [
    ['2024-01-01', 80],
    ['2024-07-01', 100],
    ['2025-01-01', 100],
    ['2025-07-01', 120],
    ['2025-10-01', 90],
  ],
};

/** Opened trip suggestions by month; nobody has looked since the autumn of 2025. */
const VISITS = ['05', '06', '07', '08', '09', '10'].flatMap((month, index) =>
  ['2024', '2025'].map((year) => {
    const from = `${year}-${month}-01`;
    const to = `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`;
    return [from, to, (year === '2024' ? 4200 : 5100) + 700 * Math.min(index, 5 - index)] as const;
  }),
);

/** Courses are valid for two years. The third group lets one run out before the next, and the sixth never had any. */
const LEADERS: readonly Life[] = [
  leader('bevis-1', 1, '2023-03-01', '2025-03-01'),
  leader('bevis-2', 2, '2023-09-01', '2025-09-01'),
  leader('bevis-3', 3, '2022-11-01', '2024-11-01'),
  leader('bevis-4', 4, '2024-02-01', '2026-02-01'),
  leader('bevis-5', 5, '2023-05-01', '2025-05-01'),
  leader('bevis-6', 1, '2025-02-10', '2027-02-10'),
  leader('bevis-7', 3, '2025-02-10', '2027-02-10'),
  leader('bevis-8', 5, '2025-04-22', '2027-04-22'),
];

const CLIMATE: readonly Life[] = [
  { entry: 'tog', title: 'Toget til fjells', unit: groupId(1), life: [['2024-09-01', 'active']] },
  { entry: 'lan', title: 'Lån utstyr', unit: groupId(4), life: [['2025-03-01', 'active']] },
  {
    entry: 'myr',
    title: 'Vern om myra',
    unit: groupId(3),
    life: [
      ['2025-06-01', 'active'],
      ['2025-12-01', 'ended'],
    ],
  },
];

function perGroup(measure: string, days: readonly string[], totals: readonly number[]): readonly Step[] {
  const counts = totals.map((total) => apportion(total, SIZES));
  return Array.from({ length: GROUP_COUNT }, (_, group) =>
    figures(
      measure,
      days.map((on, index) => [on, counts[index]?.[group] as number]),
      { unit: groupId(group + 1), first: FIRST },
    ),
  ).flat();
}

/** The second group counts the campaign in May by itself. */
function recruits(unit: string, count: number, quarter: number): readonly Step[] {
  if (unit !== groupId(2) || quarter !== 5) return flow('association-recruits', unit, count, quarter);
  const months = [
    ['2025-04-01', '2025-05-01', 6],
    ['2025-05-01', '2025-06-01', 43],
    ['2025-06-01', '2025-07-01', 5],
  ] as const;
  return flows('association-recruits', months, { unit });
}

function flow(measure: string, unit: string, amount: number, quarter: number): readonly Step[] {
  return flows(measure, [[startOfQuarter(quarter), startOfQuarter(quarter + 1), amount]], { unit, afterDays: 8 });
}

/** The first day of a quarter, counted from the first of 2024. */
function startOfQuarter(quarter: number): string {
  return `${2024 + Math.floor(quarter / 4)}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}-01`;
}

function leader(entry: string, group: number, from: string, to: string): Life {
  return { entry, title: `Kursbevis for ${groupId(group)}`, unit: groupId(group), life: [[from, 'active', null, to]] };
}

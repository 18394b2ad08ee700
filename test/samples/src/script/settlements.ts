import { addDays, type CalendarDate } from '#kernel';
import { BRANCHES, branchId } from '../organisation.js';
import { sampleMoments } from '../moments.js';
import { between, type Random } from '../random.js';
import { lives, type Life, type Stage } from './lives.js';
import type { Step } from './step.js';

const FIRST = '2023-12-20';

const PENSION: readonly Life[] = [settled('private-2024', 'Oppgjøret i privat sektor 2024', ['2024-03-12', 'underWay'], ['2024-05-24', 'partly'])];
const BENEFITS: readonly Life[] = [
  settled('2024', 'Trygdeoppgjøret 2024', ['2024-04-22', 'underWay'], ['2024-05-24', 'achieved']),
  settled('2025', 'Trygdeoppgjøret 2025', ['2025-04-22', 'underWay'], ['2025-05-23', 'rejected']),
];
const CLOUD: readonly Life[] = [settled('national-cloud', 'Utredning om offentlig skytjeneste', ['2024-02-05', 'underWay'], ['2025-06-12', 'partly'])];
const INCLUSION: readonly Life[] = [
  settled('F6.3', 'Veiledere på bibliotekene', ['2024-05-13', 'planned'], ['2024-11-04', 'underWay'], ['2025-06-02', 'underWay']),
];

/** Eleven municipalities had begun before the plan; more do, one gives up, and the rest never say anything. */
const BEGUN_BEFORE = 11;
const BEGUN_AFTER = 9;

/** What others decide, and how far their decisions have come. */
export function settlementSteps(random: Random): readonly Step[] {
  return [
    ...lives('pension-matters', PENSION, FIRST),
    ...lives('benefit-settlements', BENEFITS, FIRST),
    ...lives('cloud', CLOUD, FIRST),
    ...lives('inclusion', INCLUSION, FIRST),
    ...lives('full-time-culture', municipalities(random), FIRST),
  ];
}

function municipalities(random: Random): readonly Life[] {
  const units = Array.from({ length: BRANCHES }, (_, index) => branchId(index + 1)).filter((unit) => unit !== sampleMoments.merger.from);
  return units.slice(0, BEGUN_BEFORE + BEGUN_AFTER).map((unit, index): Life => {
    const begun = index < BEGUN_BEFORE ? addDays(START, -between(random, 30, 600)) : addDays(START, between(random, 40, 650));
    const life: readonly Stage[] =
      index === 0
        ? [
            [begun, 'underWay'],
            ['2024-10-01', 'cancelled'],
          ]
        : [[begun, 'underWay']];
    return { entry: `kommune-${unit.slice(-2)}`, title: `Kommunen til ${unit}`, unit, life };
  });
}

const START = '2024-01-01' as CalendarDate;

function settled(entry: string, title: string, ...life: readonly Stage[]): Life {
  return { entry, title, life };
}

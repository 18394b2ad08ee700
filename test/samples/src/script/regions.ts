import { REGION_COUNT, regionId, branchId } from '../organisation.js';
import type { CalendarDate } from '#kernel';
import { apportion, type Random } from '../random.js';
import { figures } from './figures.js';
import { eventOf, type Step } from './step.js';

const HALF_YEARS = ['2023-12-31', '2024-06-30', '2024-12-31', '2025-06-30', '2025-12-31'] as const;

/** Over all regions: members who were offered something, places for apprentices, and how many were thought to be needed. */
const TOTALS: Readonly<Record<string, readonly number[]>> = {
  'training-offers': [3100, 3140, 3260, 3330, 3480],
  'apprentice-places': [2380, 2400, 2460, 2480, 2510],
  'apprentice-need': [2560, 2560, 2570, 2400, 2420],
};
/** A region that forgot to answer. */
const SILENT = { measure: 'training-offers', unit: regionId(4), on: '2025-06-30' };

/** Half-yearly counts from each region, and the branch's own counts of canteens and cleaning, which went the wrong way. */
export function regionSteps(random: Random): readonly Step[] {
  return [
    ...Object.entries(TOTALS).flatMap(([measure, totals]) => regionCounts(random, measure, totals)),
    needEstimatedAnew(),
    ...figures(
      'own-operation',
      [
        ['2023-12-31', [12, 28]],
        ['2024-12-31', [12, 28]],
        ['2025-12-31', [11, 28]],
      ],
      { unit: branchId(1) },
    ),
  ];
}

function regionCounts(random: Random, measure: string, totals: readonly number[]): readonly Step[] {
  const sizes = Array.from({ length: REGION_COUNT }, () => 0.6 + random() * 0.8);
  const counts = totals.map((total) => apportion(total, sizes));
  return sizes.flatMap((_, region) => {
    const unit = regionId(region + 1);
    const rows = HALF_YEARS.map((on, index) => [on, counts[index]?.[region] as number] as const);
    return figures(
      measure,
      rows.filter(([on]) => !(measure === SILENT.measure && unit === SILENT.unit && on === SILENT.on)),
      { unit, source: 'Kurssystemet' },
    );
  });
}

/** New figures for the population: one region had thought it needed too many. */
function needEstimatedAnew(): Step {
  const [measure, unit, on] = ['apprentice-need', regionId(2), '2024-12-31'];
  return {
    on: '2025-03-03' as CalendarDate,
    actor: 'secretariat',
    command: 'correctMeasurement',
    data: { measure, unit, on, value: 410, source: { name: 'Kurssystemet' }, corrects: eventOf(`${measure}:${unit}:${on}`) },
    reason: 'Anslaget er gjort om etter nye befolkningstall',
  };
}

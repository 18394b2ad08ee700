import type { CalendarDate } from '#kernel';
import { figures, type Figure } from './figures.js';
import { eventOf, type Step } from './step.js';

/** Year ends; the statistics come in March, and the first of them was corrected. */
const MEMBERS: readonly Figure[] = [
  ['2020-12-31', 47_200],
  ['2021-12-31', 48_700],
  ['2022-12-31', 50_500],
  ['2023-12-31', 53_300],
];
const PRIVATE_SECTOR: readonly Figure[] = [
  ['2020-12-31', 46_800],
  ['2021-12-31', 48_620],
  ['2022-12-31', 50_300],
  ['2023-12-31', 52_600],
];

/** Women's and men's hourly pay. The mean gap closes every year; the median gap stands still in the first. The last figures are not final. */
const HOURLY: readonly (readonly [measure: string, pay: readonly [string, string, string]])[] = [
  ['pay-women-mean', ['262.10', '270.90', '281.00']],
  ['pay-men-mean', ['281.00', '288.90', '297.20']],
  ['pay-women-median', ['251.00', '259.20', '270.50']],
  ['pay-men-median', ['268.00', '276.80', '286.50']],
];
const YEAR_ENDS = ['2023-12-31', '2024-12-31', '2025-12-31'] as const;

export function paySteps(): readonly Step[] {
  return [
    ...figures('pay-members', MEMBERS, { source: 'Lønnsundersøkelsen', afterDays: 60 }),
    ...figures('pay-private-sector', PRIVATE_SECTOR, { source: STATISTICS, afterDays: 75 }),
    correctedStatistics(),
    ...HOURLY.flatMap(([measure, pay]) =>
      figures(
        measure,
        YEAR_ENDS.map((on, index) => [on, pay[index] as string]),
        { afterDays: 16, provisional: ['2025-12-31'] },
      ),
    ),
  ];
}

const STATISTICS = 'Offentlig lønnsstatistikk';

/** The reference is somebody else's, and they mend it too: the members were ahead at the end of 2021 after all. */
function correctedStatistics(): Step {
  const [measure, on] = ['pay-private-sector', '2021-12-31'];
  return {
    on: '2022-09-12' as CalendarDate,
    actor: 'secretariat',
    command: 'correctMeasurement',
    data: { measure, unit: 'union', on, value: 48_220, source: { name: STATISTICS }, corrects: eventOf(`${measure}:union:${on}`) },
    reason: 'Statistikken ble rettet etter at to næringer var talt dobbelt',
  };
}

import { branchId } from '../organisation.js';
import { figures, waves } from './figures.js';
import type { Step } from './step.js';

const SHARED = 'Den felles undersøkelsen';

/** Asked of the members, of those who called, of the staff and of the representatives. */
export function surveySteps(): readonly Step[] {
  return [...satisfaction(), ...administration(), ...representatives(), ...election(), ...branch()];
}

/** The union and its peers. In 2022 too few answered; union A was not in it that year, C had left before 2023, and D was not asked in 2023. */
function satisfaction(): readonly Step[] {
  const source = { source: SHARED, afterDays: 40 };
  return [
    ...waves(
      'satisfaction',
      SHARED,
      [
        ['2020-10-31', '4.41', 2600, 9800, '0.05'],
        ['2021-10-31', '4.52', 2480, 9900, '0.05'],
        ['2022-10-31', '4.55', 1120, 9900, '0.08'],
        ['2023-10-31', '4.61', 2590, 10_000, '0.04'],
      ],
      source,
    ),
    ...waves(
      'satisfaction-peer-a',
      SHARED,
      [
        ['2021-10-31', '4.58', 3100, 12_000, '0.04'],
        ['2023-10-31', '4.64', 3050, 12_000, '0.04'],
      ],
      source,
    ),
    ...waves(
      'satisfaction-peer-b',
      SHARED,
      [
        ['2021-10-31', '4.40', 1900, 8000, '0.06'],
        ['2022-10-31', '4.43', 1850, 8000, '0.06'],
        ['2023-10-31', '4.49', 1950, 8000, '0.06'],
      ],
      source,
    ),
    ...waves('satisfaction-peer-c', SHARED, [['2021-10-31', '4.55', 1700, 7000, '0.06']], source),
    ...waves(
      'satisfaction-peer-d',
      SHARED,
      [
        ['2021-10-31', '4.31', 2200, 9000, '0.05'],
        ['2022-10-31', '4.35', 2150, 9000, '0.05'],
      ],
      source,
    ),
  ];
}

/** Those who called, before the new first line and after it; the staff, every year; and how many were answered in time, every quarter. */
function administration(): readonly Step[] {
  return [
    ...waves('first-line-score', 'Etter samtalen', [
      ['2020-11-30', '3.90', 420, 1400, '0.09'],
      ['2022-11-30', '3.95', 380, 1500, '0.10'],
      ['2023-11-30', '4.30', 510, 1600, '0.08'],
    ]),
    ...waves('work-environment', 'Medarbeiderundersøkelsen', [
      ['2020-10-31', '4.10', 52, 60, '0.10'],
      ['2021-10-31', '3.95', 50, 61, '0.11'],
      ['2022-10-31', '4.20', 31, 63, '0.15'],
      ['2023-10-31', '4.45', 55, 64, '0.10'],
    ]),
    ...figures('answered-in-time', [
      ['2020-12-31', [1403, 2300]],
      ['2021-03-31', [1461, 2340]],
      ['2021-06-30', [1500, 2310]],
      ['2021-09-30', [1480, 2290]],
      ['2021-12-31', [1560, 2400]],
      ['2022-03-31', [1575, 2370]],
      ['2022-06-30', [1540, 2280]],
      ['2022-12-31', [1610, 2330]],
      ['2023-03-31', [1650, 2300]],
      ['2023-06-30', [1722, 2290]],
      ['2023-09-30', [1790, 2310]],
      ['2023-12-31', [1935, 2330]],
    ]),
  ];
}

/** The second test is within the uncertainty of the first; the third is not. The question of finding things was reworded before it was asked again. */
function representatives(): readonly Step[] {
  return [
    ...waves('digital-skill', 'Prøven', [
      ['2024-02-01', '3.40', 410, 900, '0.10'],
      ['2025-02-03', '3.48', 395, 900, '0.10'],
      ['2025-11-17', '3.81', 430, 900, '0.09'],
    ]),
    ...waves('easy-access', 'Spørsmål 7', [
      ['2024-11-15', '3.20', 640, 2100, '0.08'],
      ['2025-11-14', '3.90', 610, 2100, '0.08', 'Spørsmål 7, ny ordlyd'],
    ]),
  ];
}

/** The interval reaches over one half both ways. */
function election(): readonly Step[] {
  return waves('voted', 'Anonym undersøkelse etter valget', [['2025-10-20', '0.497', 2140, 6000, '0.021']], { afterDays: 25 });
}

/** Few answer in a branch; the second test of the representatives had too few to say anything. */
function branch(): readonly Step[] {
  const unit = { unit: branchId(1) };
  return [
    ...waves(
      'pensioner-skill',
      'Prøven for pensjonister',
      [
        ['2024-02-15', '2.60', 24, 60, '0.35'],
        ['2025-09-18', '3.70', 31, 62, '0.30'],
      ],
      unit,
    ),
    ...waves(
      'branch-skill',
      'Prøven',
      [
        ['2024-02-15', '3.30', 14, 22, '0.40'],
        ['2025-09-18', '3.60', 6, 22, '0.60'],
      ],
      unit,
    ),
  ];
}

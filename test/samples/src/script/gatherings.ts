import { branchId } from '../organisation.js';
import { lives, type Life } from './lives.js';
import type { Step } from './step.js';

/** Day of the gathering, its area, and whether it was overnight for all clubs and with the board; the seventh was called off. */
const GATHERINGS: readonly (readonly [day: string, area: string, marks: string])[] = [
  ['2024-02-13', 'kommune', ''],
  ['2024-04-16', 'sykehus', ''],
  ['2024-06-11', 'kommune', 'overnight joint board'],
  ['2024-09-17', 'privat', ''],
  ['2024-11-19', 'kommune', ''],
  ['2025-02-11', 'sykehus', ''],
  ['2025-04-08', 'privat', 'called off'],
  ['2025-06-12', 'kommune', 'overnight joint'],
  ['2025-09-16', 'kommune', ''],
];

/** The branch's gatherings, with what the quota asks of them: eight were held, and the board missed one of the two overnight ones. */
export function gatheringSteps(): readonly Step[] {
  return lives('gatherings', GATHERINGS.map(lifeOf), '2023-12-20');
}

function lifeOf([day, area, marks]: (typeof GATHERINGS)[number]): Life {
  const is = (mark: string) => marks.includes(mark);
  return {
    entry: `samling-${day}`,
    title: `Samling ${day}`,
    unit: branchId(1),
    attributes: { area, overnight: is('overnight'), joint: is('joint'), board: is('board') },
    life: [
      [`${day.slice(0, 4)}-01-10`, 'planned', day],
      [day, is('called off') ? 'cancelled' : 'delivered', day],
    ],
  };
}

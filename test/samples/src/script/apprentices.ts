import type { CalendarDate } from '#kernel';
import { branchId, BRANCHES } from '../organisation.js';
import { sampleMoments } from '../moments.js';
import { apportion, between, type Random } from '../random.js';
import { reportedAfter, type Step } from './step.js';

/** Apprentices in the union's areas, and how many of them were members, over the whole union: 7.1 % rises to 10.1 %. */
const COUNTS: readonly { readonly on: CalendarDate; readonly members: number; readonly apprentices: number }[] = [
  { on: '2023-12-31' as CalendarDate, members: 174, apprentices: 2451 },
  { on: '2024-06-30' as CalendarDate, members: 192, apprentices: 2436 },
  { on: '2024-12-31' as CalendarDate, members: 214, apprentices: 2472 },
  { on: '2025-06-30' as CalendarDate, members: 233, apprentices: 2460 },
  { on: '2025-12-31' as CalendarDate, members: 251, apprentices: 2480 },
];

/** Numerator and denominator from every branch that exists, twice a year. */
export function apprenticeSteps(random: Random): readonly Step[] {
  const units = Array.from({ length: BRANCHES }, (_, index) => branchId(index + 1)).filter((unit) => unit !== sampleMoments.merger.from);
  const sizes = units.map(() => between(random, 25, 110));
  return COUNTS.flatMap(({ on, members, apprentices }) => {
    const denominators = apportion(apprentices, sizes);
    const numerators = apportion(
      members,
      denominators.map((count) => count * (0.6 + random() * 0.8)),
    );
    return units.map(
      (unit, index): Step => ({
        on: reportedAfter(random, on),
        actor: 'branchRecorder',
        command: 'recordMeasurement',
        data: { measure: 'apprentices', unit, on, numerator: numerators[index], denominator: denominators[index], source: { name: 'Lærlingregisteret' } },
      }),
    );
  });
}

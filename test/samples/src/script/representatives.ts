import { addDays, addMonths, type CalendarDate } from '#kernel';
import type { SampleUnit } from '../organisation.js';
import { between, type Random } from '../random.js';
import { reportedAfter, type Step } from './step.js';

/** Half a year apart, from before the first plan to the end of the last. */
const DAYS = Array.from({ length: 11 }, (_, index) => addDays(addMonths('2021-01-01' as CalendarDate, 6 * index), -1));

/** How many representatives each club has, twice a year; one club in twelve forgets to answer. */
export function representativeSteps(random: Random, organisation: readonly SampleUnit[]): readonly Step[] {
  return organisation
    .filter(({ kind }) => kind === 'club')
    .flatMap(({ unit }) => {
      let value = between(random, 1, 8);
      return DAYS.flatMap((on): readonly Step[] => {
        value = Math.max(1, value + between(random, -1, 1));
        if (between(random, 1, 12) === 1) return [];
        const data = { measure: 'representatives', unit, on, value };
        return [{ on: reportedAfter(random, on), actor: 'branchRecorder', command: 'recordMeasurement', data }];
      });
    });
}

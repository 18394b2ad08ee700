import { addDays, type CalendarDate } from '#kernel';
import { sampleMoments } from '../moments.js';
import { branchId, clubId, regionId, REGION_COUNT, type SampleUnit } from '../organisation.js';
import { between, type Random } from '../random.js';
import { report } from './reports.js';
import { monthsBetween, type Step } from './step.js';

const N: readonly [CalendarDate, CalendarDate] = ['2021-01-01' as CalendarDate, '2024-01-01' as CalendarDate];
const F: readonly [CalendarDate, CalendarDate] = ['2024-01-01' as CalendarDate, '2026-01-01' as CalendarDate];

interface Effort {
  readonly goal: string;
  readonly period: readonly [CalendarDate, CalendarDate];
  readonly monthsInTen: number;
}

/** Goals that are a practice to keep up, with how many months in ten a region has something to tell. */
const EFFORTS: readonly Effort[] = [
  { goal: 'N1.2', period: N, monthsInTen: 7 },
  { goal: 'N2.1', period: N, monthsInTen: 4 },
  { goal: 'N4.1', period: N, monthsInTen: 6 },
  { goal: 'N4.6', period: N, monthsInTen: 4 },
  { goal: 'N4.7', period: N, monthsInTen: 5 },
  { goal: 'F2.1', period: F, monthsInTen: 7 },
  { goal: 'F2.3', period: F, monthsInTen: 5 },
  { goal: 'F2.4', period: F, monthsInTen: 5 },
  { goal: 'F2.5', period: F, monthsInTen: 4 },
  { goal: 'F4.1', period: F, monthsInTen: 6 },
  { goal: 'F4.4', period: F, monthsInTen: 3 },
  { goal: 'F5.1', period: F, monthsInTen: 7 },
  { goal: 'F5.3', period: F, monthsInTen: 3 },
];

/** What is done for a promise of another kind, shown beside it. */
const BESIDE: readonly Effort[] = [
  { goal: 'N1.6', period: N, monthsInTen: 2 },
  { goal: 'F1.4', period: F, monthsInTen: 4 },
  { goal: 'F6.1', period: F, monthsInTen: 2 },
];

export function effortsBeside(random: Random): readonly Step[] {
  return BESIDE.flatMap((effort) => effortSteps(random, effort));
}

/** What units reported that they had done: activity in the regions, and what every club was asked once. */
export function coverageSteps(random: Random, organisation: readonly SampleUnit[]): readonly Step[] {
  return [...EFFORTS.flatMap((effort) => effortSteps(random, effort)), ...facebookSteps(random), ...channelSteps(random, organisation), ...trainingSteps()];
}

function effortSteps(random: Random, { goal, period, monthsInTen }: Effort): readonly Step[] {
  const { silence } = sampleMoments;
  return monthsBetween(...period).flatMap((month) =>
    Array.from({ length: REGION_COUNT }, (_, index) => regionId(index + 1)).flatMap((unit) => {
      const on = addDays(month, between(random, 0, 27));
      const silent = goal === silence.goal && on >= silence.from && on < silence.to;
      const active = random() * 10 < monthsInTen;
      return active && !silent ? [report(`activity-${goal}`, unit, on, addDays(on, between(random, 1, 9)), { count: between(random, 1, 4) })] : [];
    }),
  );
}

/** One branch on Facebook: twice a month, save for the summers. */
function facebookSteps(random: Random): readonly Step[] {
  return monthsBetween(...F)
    .filter((month) => !month.endsWith('-07-01'))
    .flatMap((month) =>
      [between(random, 0, 13), between(random, 14, 27)].map((days) => report('activity-L5.1', branchId(1), addDays(month, days), addDays(month, days))),
    );
}

/** Whether each club's representatives use the union's channels: most do, some say no, a few are let off, and the rest have not answered. */
function channelSteps(random: Random, organisation: readonly SampleUnit[]): readonly Step[] {
  return organisation
    .filter(({ kind }) => kind === 'club')
    .flatMap(({ unit }) => {
      const draw = random();
      const on = addDays(F[0], between(random, 20, 700));
      const recordedOn = addDays(on, between(random, 1, 14));
      if (draw < 0.72) return [report('channels', unit, on, recordedOn)];
      if (draw < 0.8) return [report('channels', unit, on, recordedOn, { state: 'notDone' })];
      return draw < 0.83 ? [report('channels', unit, on, recordedOn, { state: 'exempt', note: 'Klubben er under avvikling' })] : [];
    });
}

/** The five clubs of the branch with goals of its own: four have done the planned training, all have done the course on policy. */
function trainingSteps(): readonly Step[] {
  return ['2024-04-18', '2024-10-10', '2025-03-06', '2025-09-25', '2025-11-13'].flatMap((text, index) => {
    const on = text as CalendarDate;
    const club = clubId(index + 1);
    const policy = report('policy-course', club, addDays(on, -21), addDays(on, -18));
    const training = report('training', club, on, addDays(on, 4), index === 3 ? { state: 'notDone' } : {});
    return [policy, training];
  });
}

import { addDays, type CalendarDate } from '#kernel';
import { branchId, BRANCHES, clubId, REGION_COUNT, regionId } from '../organisation.js';
import { sampleMoments } from '../moments.js';
import { between, type Random } from '../random.js';
import { effortsBeside } from './coverage.js';
import { report } from './reports.js';
import type { Step } from './step.js';

type Answer = 'done' | 'notDone' | 'exempt' | null;

/** What each of the branch's five clubs answered on a day; null is silence. */
interface Asked {
  readonly coverage: string;
  readonly on: string;
  readonly answers: readonly [Answer, Answer, Answer, Answer, Answer];
  /** Of a listed occasion. */
  readonly occasion?: string;
}

const CLUBS: readonly Asked[] = [
  { coverage: 'full-time-talks', on: '2024-10-15', answers: ['done', 'done', 'done', 'notDone', 'done'] },
  { coverage: 'full-time-talks', on: '2025-11-04', answers: ['done', 'done', 'done', 'done', null] },
  { coverage: 'section-gatherings', on: '2024-06-11', answers: ['done', 'done', null, 'done', 'exempt'] },
  { coverage: 'section-gatherings', on: '2025-06-12', answers: ['done', null, 'done', null, null] },
  { coverage: 'section-courses', on: '2024-05-14', answers: ['done', null, 'done', null, 'done'] },
  { coverage: 'section-courses', on: '2024-11-12', answers: [null, 'done', 'done', null, null] },
  { coverage: 'section-courses', on: '2025-05-13', answers: ['done', 'done', null, 'done', 'done'] },
];

/** Days given to an occupation, and how many clubs marked them: the missed one is missed for good. */
const DAYS: readonly (readonly [occasion: string, on: string, answers: Asked['answers']])[] = [
  ['hjelpepleierne-2024', '2024-03-12', ['done', 'done', 'done', 'done', 'done']],
  ['renholderne-2024', '2024-06-17', ['done', 'done', 'notDone', 'done', 'done']],
  ['barnehagen-2025', '2025-03-18', ['done', 'done', 'done', null, 'done']],
  ['renholderne-2025', '2025-06-17', ['done', 'done', 'done', 'done', 'done']],
  ['kokkene-2025', '2025-10-20', ['done', 'done', 'done', 'done', null]],
];

const VISITS = ['2024-03-05', '2024-06-18', '2024-10-01', '2025-04-08', '2025-06-24', '2025-09-02', '2025-12-02'];
const NEIGHBOURS = ['2024-03-14', '2024-06-06', '2024-09-12', '2024-12-05', '2025-06-05', '2025-09-11', '2025-12-04'];

/** What clubs and branches answered: each year, on listed days, so many times, and whenever. */
export function branchReportSteps(random: Random): readonly Step[] {
  return [
    ...DAYS.map(([occasion, on]) => listed(occasion, on)),
    ...[...CLUBS, ...DAYS.map(([occasion, on, answers]) => ({ coverage: 'occupational-days', occasion, on, answers }))].flatMap(answersOf),
    ...VISITS.map((on) => report('party-visits', branchId(1), on as CalendarDate, addDays(on as CalendarDate, 2))),
    ...NEIGHBOURS.map((on) => report('activity-L7.1', branchId(1), on as CalendarDate, addDays(on as CalendarDate, 5))),
    ...effortsBeside(random),
    ...benefitsShown(random),
    ...staffProgramme(),
  ];
}

function listed(occasion: string, on: string): Step {
  return {
    on: addDays(on as CalendarDate, -30) < '2024-01-15' ? ('2024-01-15' as CalendarDate) : addDays(on as CalendarDate, -30),
    actor: 'planner',
    command: 'listOccasion',
    data: { coverage: 'occupational-days', occasion, on },
  };
}

function answersOf({ coverage, on, answers, occasion }: Asked): readonly Step[] {
  return answers.flatMap((state, index) => {
    if (state === null) return [];
    const more = { state, ...(occasion === undefined ? {} : { occasion }), ...(state === 'exempt' ? { note: 'Vervet er ikke besatt' } : {}) };
    return [report(coverage, clubId(index + 1), on as CalendarDate, addDays(on as CalendarDate, 4), more)];
  });
}

/** All branches but three, over two years. */
function benefitsShown(random: Random): readonly Step[] {
  const silent = new Set<string>([branchId(8), branchId(23), branchId(37), sampleMoments.merger.from]);
  return Array.from({ length: BRANCHES }, (_, index) => branchId(index + 1))
    .filter((unit) => !silent.has(unit))
    .map((unit) => {
      const on = addDays('2022-01-15' as CalendarDate, between(random, 0, 680));
      return report('benefits-shown', unit, on, addDays(on, between(random, 1, 20)));
    });
}

function staffProgramme(): readonly Step[] {
  return Array.from({ length: REGION_COUNT }, (_, index) => {
    const on = addDays('2023-04-03' as CalendarDate, 45 * index);
    return report('staff-programme', regionId(index + 1), on, addDays(on, 6), index === 3 ? { state: 'notDone' } : {});
  });
}

import { decimal, decimalText, type CalendarDate, type Decimal } from '#kernel';
import type { Course, Result } from '#domain';
import type { DataLight, Explanation, Figure, Note } from '../../evaluation.js';
import { figure, noteIf } from '../common/answer.js';

/**
 * How one of those it is asked of stands on one occasion. Silence is `waiting` as long as nothing had to be said yet and `notReported` after
 * that: unknown, never "not done". The exempt and those it does not apply to are outside the denominator.
 */
export type CellState = 'done' | 'notDone' | 'notReported' | 'waiting' | 'exempt' | 'notApplicable';

/** A unit, a case or a goal on one occasion. */
export interface Cell {
  readonly subject: string;
  readonly state: CellState;
  /** Ids of the events that say so. */
  readonly events: readonly string[];
}

/** How many cells are in each state; `eligible` are all that count. */
export type Tally = Readonly<Record<CellState | 'eligible', number>>;

export function tallyOf(cells: readonly Cell[]): Tally {
  const tally = { done: 0, notDone: 0, notReported: 0, waiting: 0, exempt: 0, notApplicable: 0 };
  for (const { state } of cells) tally[state] += 1;
  return { ...tally, eligible: cells.length - tally.exempt - tally.notApplicable };
}

/** The share that is done of all that count; null when nothing does. */
export function shareOf({ done, eligible }: Tally): Decimal | null {
  return eligible === 0 ? null : decimal(done).div(eligible);
}

/** Whether the required share is done; null when nothing counts, or as long as the silent might make up what is missing. */
export function isCovered(required: string | Decimal, tally: Tally): boolean | null {
  if (tally.eligible === 0) return null;
  if (decimal(tally.done).div(tally.eligible).gte(required)) return true;
  return decimal(tally.done + tally.notReported + tally.waiting)
    .div(tally.eligible)
    .gte(required)
    ? null
    : false;
}

/** The result once the deciding date has passed. */
export function resultOf(required: string, tally: Tally): Result {
  const covered = isCovered(required, tally);
  if (covered === null) return 'notDecidable';
  return covered ? 'reached' : missed(tally);
}

/** The result while more cells may come: where all must be done, one that is missed for good has settled it. */
export function resultWhileOpen(required: string, tally: Tally): Result {
  return decimal(required).eq(1) && tally.notDone > 0 ? missed(tally) : 'notDecidable';
}

/** What it is when it was not reached. */
export function missed({ done }: Pick<Tally, 'done'>): Result {
  return done > 0 ? 'partly' : 'notReached';
}

/** The course by what has fallen due; nothing has a course as long as silence hides it. */
export function courseOfDue(required: string | Decimal, tally: Tally): Course {
  const due = { ...tally, waiting: 0, eligible: tally.eligible - tally.waiting };
  if (due.eligible === 0) return tally.eligible === 0 ? 'notApplicable' : 'tooEarly';
  const covered = isCovered(required, due);
  return covered === null ? 'notApplicable' : covered ? 'onCourse' : 'behind';
}

/** @param settled nothing more is waited for */
export function lightOf({ done, notDone, exempt, notReported, waiting }: Tally, settled: boolean): DataLight {
  if (done + notDone + exempt === 0) return 'missing';
  if (notReported + waiting === 0) return 'fresh';
  return settled ? 'missing' : 'provisional';
}

export function notesOf({ done, notDone, exempt, notReported, eligible }: Tally): readonly Note[] {
  return [...noteIf(eligible === 0, 'divisionByZero'), ...noteIf(notReported > 0, done + notDone + exempt === 0 ? 'notReported' : 'missingUnits')];
}

export function figuresOf(tally: Tally): readonly Figure[] {
  return [
    figure('covered', tally.done, 'count'),
    figure('eligible', tally.eligible, 'count'),
    figure('share', shareOf(tally), 'ratio'),
    figure('notDone', tally.notDone, 'count'),
    figure('notReported', tally.notReported, 'count'),
    figure('exempt', tally.exempt, 'count'),
    ...(tally.waiting === 0 ? [] : [figure('waiting', tally.waiting, 'count')]),
  ];
}

/** @param times how many times each is asked for; null where once is enough */
export function explanationOf(tally: Tally, times: number | null = null): readonly Explanation[] {
  const { covered, others } = toldOf(tally);
  return times === null
    ? [
        { key: 'covered', values: covered },
        { key: 'coverageReports', values: others },
      ]
    : [
        { key: 'coveredTimes', values: { ...covered, times } },
        { key: 'countedReports', values: others },
      ];
}

/** Where done is to have done it lately, and what is not is too long ago. */
export function explanationOfRhythm(tally: Tally): readonly Explanation[] {
  const { covered, others } = toldOf(tally);
  return [
    { key: 'upToDate', values: covered },
    { key: 'latestReports', values: others },
  ];
}

function toldOf(tally: Tally) {
  const share = shareOf(tally);
  const { done, eligible, notDone, notReported, exempt, waiting } = tally;
  return {
    covered: { covered: done, eligible, share: share && decimalText(share) },
    others: { notDone, notReported, exempt, ...(waiting === 0 ? {} : { waiting }) },
  };
}

export function wanted(required: string, by: CalendarDate | null): Explanation {
  return { key: 'wantedCoverage', values: { required, by } };
}

export function eventsOf(cells: readonly Cell[]): readonly string[] {
  return cells.flatMap(({ events }) => events);
}

export function subjectsIn(cells: readonly Cell[], ...states: readonly CellState[]): readonly string[] {
  return cells.filter(({ state }) => states.includes(state)).map(({ subject }) => subject);
}

import { decimal, type Decimal } from '#kernel';
import type { Course, Result } from '#domain';
import type { GoalAnswer } from '../../evaluation.js';

/** One of several that are counted together, with what it counts for. */
export interface Counted extends Pick<GoalAnswer, 'course' | 'result'> {
  readonly weight: Decimal;
}

/** So much of the weight of these must be reached. */
export interface Requirement {
  readonly of: readonly Counted[];
  readonly need: Decimal;
}

const WORST_FIRST = ['behind', 'notApplicable', 'tooEarly', 'onCourse', 'ahead'] as const satisfies readonly Course[];

export function worstCourse(courses: readonly Course[]): Course {
  return WORST_FIRST.find((course) => courses.includes(course)) ?? 'notApplicable';
}

/** Each counting for one, and `need` of them to be reached. */
export function ofEqualWeight(of: readonly Pick<Counted, 'course' | 'result'>[], need: number | Decimal): Requirement {
  return { of: of.map(({ course, result }) => ({ course, result, weight: decimal(1) })), need: decimal(need) };
}

/** All must be reached, or so many. */
export function needOf(required: 'all' | number, all: number): number {
  return required === 'all' ? all : required;
}

/**
 * Reached when each requirement is met. Missed as soon as one can't be met any more, also while others are not decided: `partly` where
 * something was reached. What is not decided counts neither way.
 */
export function resultOf(requirements: readonly Requirement[]): Result {
  if (requirements.every(({ of, need }) => weightOf(of, isReached).gte(need))) return 'reached';
  const missed = requirements.some(({ of, need }) => weightOf(of, (one) => isReached(one) || one.result === 'notDecidable').lt(need));
  if (!missed) return 'notDecidable';
  return requirements.some(({ of }) => of.some(({ result }) => result === 'reached' || result === 'partly')) ? 'partly' : 'notReached';
}

/** The worst course of the requirements. One is on course while enough is on course or reached, and behind when too little can come to be. */
export function courseOf(requirements: readonly Requirement[]): Course {
  if (requirements.every(({ of }) => of.every(({ course }) => course === 'notApplicable'))) return 'notApplicable';
  return worstCourse(requirements.map(courseOfOne));
}

function courseOfOne({ of, need }: Requirement): Course {
  if (weightOf(of, isAhead).gte(need)) return 'ahead';
  if (weightOf(of, isOnCourse).gte(need)) return 'onCourse';
  if (weightOf(of, (one) => isOnCourse(one) || isUnknown(one)).lt(need)) return 'behind';
  return of.filter(isUnknown).every(({ course }) => course === 'tooEarly') ? 'tooEarly' : 'notApplicable';
}

export function weightOf(of: readonly Counted[], holds: (one: Counted) => boolean): Decimal {
  return of.filter(holds).reduce((total, { weight }) => total.plus(weight), decimal(0));
}

export function isReached({ result }: Pick<Counted, 'result'>): boolean {
  return result === 'reached';
}

function isAhead({ course, result }: Counted): boolean {
  return course === 'ahead' || (course === 'notApplicable' && result === 'reached');
}

function isOnCourse(one: Counted): boolean {
  return isAhead(one) || one.course === 'onCourse' || isReached(one);
}

function isUnknown({ course, result }: Counted): boolean {
  return result === 'notDecidable' && (course === 'notApplicable' || course === 'tooEarly');
}

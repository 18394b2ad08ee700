import { decimal, unreachable, type CalendarDate } from '#kernel';
import type { Result } from '#domain';
import type { Rule } from '../../spec/index.js';
import { figure, noteIf } from '../common/answer.js';
import { courseOf, isReached, needOf, ofEqualWeight, resultOf, weightOf, worstCourse, type Counted, type Requirement } from '../common/requirement.js';
import type { Answered } from './members.js';
import { noneWorse } from './none-worse.js';
import type { Verdict } from './verdict.js';

/** @param day the day whose weights count: the day asked about, but never later than the deciding date */
export function verdictOf(rule: Rule, members: readonly Answered[], day: CalendarDate): Verdict {
  switch (rule.kind) {
    case 'all':
      return allReached(members);
    case 'worst':
      return asTheWorst(members);
    case 'noneWorse':
      return noneWorse(members);
    case 'ofEachGroup':
      return ofEachGroup(rule, members);
    case 'weights':
      return byWeight(rule, members, day);
    default:
      return unreachable(rule);
  }
}

function allReached(members: readonly Answered[]): Verdict {
  const requirement = ofEqualWeight(answersOf(members), members.length);
  return {
    course: courseOf([requirement]),
    result: resultOf([requirement]),
    notes: [],
    figures: countsOf(members),
    explanation: [{ key: 'members', values: { reached: reachedIn(members), all: members.length } }],
    changesOn: [],
  };
}

const WORST_RESULT_FIRST = ['notReached', 'partly', 'notDecidable', 'reached'] as const satisfies readonly Result[];

/** What is settled has no course any more and does not hold the others back; a practice kept up to the end does not keep a result from being decided. */
function asTheWorst(members: readonly Answered[]): Verdict {
  const answers = answersOf(members);
  const live = answers.filter(({ course, result }) => course !== 'notApplicable' || result === 'notDecidable');
  const results = new Set<Result>(answers.map(({ result, data, notes }) => (notes.includes('activityIsNotEffect') && data === 'fresh' ? 'reached' : result)));
  return {
    course: worstCourse(live.map(({ course }) => course)),
    result: WORST_RESULT_FIRST.find((result) => results.has(result)) ?? 'notDecidable',
    notes: [],
    figures: countsOf(members),
    explanation: [{ key: 'worst', values: { all: members.length } }],
    changesOn: [],
  };
}

function ofEachGroup({ atLeast }: Extract<Rule, { kind: 'ofEachGroup' }>, members: readonly Answered[]): Verdict {
  const groups = [...Map.groupBy(members, ({ group }) => group)].map(([group, own]) => ({ group, own, need: neededOf(atLeast, own.length) }));
  const requirements = groups.map(({ own, need }) => ofEqualWeight(answersOf(own), need));
  return {
    ...judged(requirements),
    figures: countsOf(members),
    explanation: groups.map(({ group, own, need }) => ({ key: 'group', values: { group, reached: reachedIn(own), all: own.length, need } })),
    changesOn: [],
  };
}

/** A share of a group is rounded up: half of three is two. */
function neededOf(atLeast: Extract<Rule, { kind: 'ofEachGroup' }>['atLeast'], size: number): number {
  return typeof atLeast === 'object' ? decimal(atLeast.share).times(size).ceil().toNumber() : needOf(atLeast, size);
}

function byWeight(rule: Extract<Rule, { kind: 'weights' }>, members: readonly Answered[], day: CalendarDate): Verdict {
  const changesOn = rule.weights.map(({ from }) => from);
  const inForce = rule.weights.findLastIndex(({ from }) => from <= day);
  const set = rule.weights[inForce];
  if (set === undefined) {
    return {
      course: 'tooEarly',
      result: 'notDecidable',
      notes: ['noWeights'],
      figures: countsOf(members),
      explanation: [{ key: 'weightsFrom', values: { from: changesOn[0] ?? null } }],
      changesOn,
    };
  }
  const of = members.map(({ answer: { course, result } }, index): Counted => ({ course, result, weight: decimal(set.weights[index] ?? 0) }));
  const verdict = judged([{ of, need: decimal(rule.atLeast) }]);
  const reached = weightOf(of, isReached);
  return {
    ...verdict,
    notes: [...verdict.notes, ...noteIf(inForce > 0, 'weightsChanged')],
    figures: [...countsOf(members), figure('weightReached', reached, 'ratio', day), figure('required', decimal(rule.atLeast), 'ratio')],
    explanation: [{ key: 'weight', values: { reached: reached.toFixed(), required: rule.atLeast, from: set.from } }],
    changesOn,
  };
}

/** Where not all must be reached, one that is not may be outweighed by others, and that is said. */
function judged(requirements: readonly Requirement[]): Pick<Verdict, 'course' | 'result' | 'notes'> {
  const course = courseOf(requirements);
  const result = resultOf(requirements);
  const good = result === 'reached' || (result === 'notDecidable' && (course === 'onCourse' || course === 'ahead'));
  const failing = requirements.some(({ of }) => of.some((one) => one.course === 'behind' || one.result === 'notReached' || one.result === 'partly'));
  return { course, result, notes: noteIf(good && failing, 'compensated') };
}

function answersOf(members: readonly Answered[]) {
  return members.map(({ answer }) => answer);
}

function reachedIn(members: readonly Answered[]): number {
  return answersOf(members).filter(isReached).length;
}

function countsOf(members: readonly Answered[]) {
  return [figure('conditionsReached', reachedIn(members), 'count'), figure('conditions', members.length, 'count')];
}

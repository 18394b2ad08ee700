import { decimal } from '#kernel';
import type { Course, Result } from '#domain';
import { figure } from '../common/answer.js';
import type { Answered } from './members.js';
import type { Verdict } from './verdict.js';

type Change = 'worse' | 'notWorse' | 'unknown';

/** None may be worse than it was, whether or not it is as good as it should be. What can't be compared keeps it undecided. */
export function noneWorse(members: readonly Answered[]): Verdict {
  const changes = members.map((member) => ({ change: changeOf(member), course: member.answer.course, decided: member.answer.result !== 'notDecidable' }));
  const worse = changes.filter(({ change }) => change === 'worse');
  const result = resultOf(changes);
  return {
    course: result === 'notDecidable' ? courseOf(changes) : 'notApplicable',
    result,
    notes: [],
    figures: [figure('conditionsWorse', worse.length, 'count'), figure('conditions', members.length, 'count')],
    explanation: [{ key: 'noneWorse', values: { worse: worse.length, all: members.length } }],
    changesOn: [],
  };
}

interface Changed {
  readonly change: Change;
  readonly course: Course;
  readonly decided: boolean;
}

function resultOf(changes: readonly Changed[]): Result {
  if (changes.some(({ change, decided }) => change === 'worse' && decided)) return 'notReached';
  return changes.every(({ change, decided }) => change === 'notWorse' && decided) ? 'reached' : 'notDecidable';
}

function courseOf(changes: readonly Changed[]): Course {
  if (changes.some(({ change }) => change === 'worse')) return 'behind';
  const unknown = changes.filter(({ change }) => change === 'unknown');
  if (unknown.length === 0) return 'onCourse';
  return unknown.every(({ course }) => course === 'tooEarly') ? 'tooEarly' : 'notApplicable';
}

/** As the member says itself, else by the sign of its change; of a goal that says neither only that it is reached is known. */
function changeOf({ spec, answer: { notes, figures, result } }: Answered): Change {
  if (notes.includes('worsened')) return 'worse';
  if (notes.includes('improved') || notes.includes('unchanged')) return 'notWorse';
  const change = figures.findLast(({ key }) => key === 'change')?.value ?? null;
  if (change === null || spec.evaluator !== 'value' || spec.relativeTo !== 'ownBase' || spec.when.kind !== 'byDate')
    return result === 'reached' ? 'notWorse' : 'unknown';
  const gain = spec.when.bound.kind === 'atLeast' ? decimal(change) : decimal(change).negated();
  return gain.isNegative() && !gain.isZero() ? 'worse' : 'notWorse';
}

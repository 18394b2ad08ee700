import { decimal } from '#kernel';
import type { Course, Result } from '#domain';
import type { Note } from '../../evaluation.js';
import { figure } from '../common/answer.js';
import type { Answered } from './members.js';
import type { Verdict } from './verdict.js';

type Change = 'worse' | 'notWorse' | 'unknown';

/** What members say themselves; where one is measured by several methods, the worst of them counts. */
const WORSE: ReadonlySet<Note> = new Set<Note>(['worsened', 'gapWidened']);
const NOT_WORSE: ReadonlySet<Note> = new Set<Note>(['improved', 'unchanged', 'gapNarrowed', 'gapUnchanged']);

/** None may be worse than it was, whether or not it is as good as it should be. What can't be compared keeps it undecided. */
export function noneWorse(members: readonly Answered[]): Verdict {
  const changes = members.map((member) => ({ change: changeOf(member), course: member.answer.course, decided: member.answer.result !== 'notDecidable' }));
  const count = (of: Change) => changes.filter(({ change }) => change === of).length;
  const result = resultOf(changes);
  return {
    course: result === 'notDecidable' ? courseOf(changes) : 'notApplicable',
    result,
    notes: [],
    figures: [figure('conditionsWorse', count('worse'), 'count'), figure('conditions', members.length, 'count')],
    explanation: [{ key: 'noneWorse', values: { worse: count('worse'), unknown: count('unknown'), all: members.length } }],
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
  if (notes.some((note) => WORSE.has(note))) return 'worse';
  if (notes.some((note) => NOT_WORSE.has(note))) return 'notWorse';
  const change = figures.findLast(({ key }) => key === 'change')?.value ?? null;
  if (change === null || spec.evaluator !== 'value' || spec.relativeTo !== 'ownBase' || spec.when.kind !== 'byDate')
    return result === 'reached' ? 'notWorse' : 'unknown';
  const gain = spec.when.bound.kind === 'atLeast' ? decimal(change) : decimal(change).negated();
  return gain.isNegative() && !gain.isZero() ? 'worse' : 'notWorse';
}

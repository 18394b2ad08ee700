import type { Course, Result } from '#domain';
import type { Evaluation, EvaluationContext } from '../evaluation.js';
import type { CombinationSpec } from '../spec/index.js';
import { evaluationOf } from './common/answer.js';
import { worstLight } from './common/light.js';

const COURSE_WORST_FIRST = ['behind', 'notApplicable', 'tooEarly', 'onCourse', 'ahead'] as const satisfies readonly Course[];

/**
 * Several conditions that must all hold, told one by one; the answer is as good as the weakest of them.
 * @param members the evaluations of the spec's members, in its order
 */
export function evaluateCombination(spec: CombinationSpec, members: readonly Evaluation[], context: EvaluationContext): Evaluation {
  const courses = new Set<Course>(members.map((member) => member.course));
  const results = members.map((member) => member.result);
  return evaluationOf(
    {
      course: COURSE_WORST_FIRST.find((course) => courses.has(course)) ?? 'notApplicable',
      result: resultOf(results),
      data: worstLight(members.map((member) => member.data)),
      notes: members.flatMap((member) => member.notes),
      figures: members.flatMap((member) => member.figures),
      explanation: [
        { key: 'members', values: { reached: results.filter((result) => result === 'reached').length, all: spec.members.length } },
        ...members.flatMap((member) => member.explanation),
      ],
      contributing: members.flatMap((member) => member.contributing),
      workList: members.flatMap((member) => member.workList),
      changesOn: members.map((member) => member.nextChangeOn),
    },
    context.at,
  );
}

/** All reached, or the first thing that speaks against it: a miss is certain also where others are not decided yet. */
function resultOf(results: readonly Result[]): Result {
  if (results.every((result) => result === 'reached')) return 'reached';
  if (!results.some((result) => result === 'notReached' || result === 'partly')) return 'notDecidable';
  return results.some((result) => result === 'reached' || result === 'partly') ? 'partly' : 'notReached';
}

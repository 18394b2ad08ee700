import type { Evaluation, EvaluationContext, GoalAnswer } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { CombinationSpec, Member, SingleSpec } from '../../spec/index.js';
import { evaluationOf } from '../common/answer.js';

/** How a condition that is not itself a goal is evaluated. */
export type EvaluateSingle = (spec: SingleSpec, facts: Facts, context: EvaluationContext) => Evaluation;

/** A member with its answer on the day. */
export interface Answered extends Member {
  readonly answer: Evaluation;
}

export function membersOf(spec: CombinationSpec, facts: Facts, context: EvaluationContext, evaluateSingle: EvaluateSingle): readonly Answered[] {
  return spec.members.map((member) => ({
    ...member,
    answer: member.spec.evaluator === 'goal' ? ofGoal(context.answers.get(member.spec.goal), context) : evaluateSingle(member.spec, facts, context),
  }));
}

/** What another goal answers; one that is not interpreted says nothing, and says that it is missing. */
function ofGoal(answer: GoalAnswer | undefined, { at }: EvaluationContext): Evaluation {
  const missing = { course: 'notApplicable', result: 'notDecidable', data: 'missing', notes: ['missingMember'], contributing: [], nextChangeOn: null } as const;
  const { nextChangeOn, ...said } = answer ?? missing;
  return evaluationOf({ ...said, figures: [], explanation: [], workList: [], changesOn: [nextChangeOn] }, at);
}

import type { Evaluation, EvaluationContext } from '../evaluation.js';
import type { Facts } from '../facts.js';
import type { CombinationSpec } from '../spec/index.js';
import { membersOf, type EvaluateSingle } from './combination/members.js';
import { verdictOf } from './combination/rules.js';
import { evaluationOf, withParts } from './common/answer.js';
import { horizonOf } from './common/days.js';
import { worstLight } from './common/light.js';

/** Several conditions under a declared rule: each is told by itself first, then what the rule makes of them. They are never averaged. */
export function evaluateCombination(spec: CombinationSpec, facts: Facts, context: EvaluationContext, evaluateSingle: EvaluateSingle): Evaluation {
  const members = membersOf(spec, facts, context, evaluateSingle);
  const answers = members.map(({ answer }) => answer);
  const verdict = verdictOf(spec.rule, members, horizonOf(null, context).day);
  const whole = evaluationOf(
    {
      ...verdict,
      data: worstLight(answers.map(({ data }) => data)),
      notes: [...verdict.notes, ...answers.flatMap(({ notes }) => notes.filter((note) => note === 'missingMember'))],
      explanation: [
        ...members.map(({ title, answer: { course, result } }) => ({ key: 'member' as const, values: { title, course, result } })),
        ...verdict.explanation,
      ],
      contributing: [],
      workList: [],
    },
    context.at,
  );
  return withParts(whole, members, context.at);
}

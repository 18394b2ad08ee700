import type { CalendarDate } from '#kernel';
import type { Evaluation, EvaluationContext, Explanation } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { EntryRef, OthersDecisionSpec } from '../../spec/index.js';
import { evaluationOf, figure, withParts } from '../common/answer.js';
import { worstLight } from '../common/light.js';
import { isReached, needOf, ofEqualWeight, resultOf } from '../common/requirement.js';
import { tellDue } from './due.js';
import { effortBeside } from './effort.js';
import { historyOf } from './history.js';
import { answerOfMatter } from './matter.js';

/** What others decide, in one matter or in several, each with its own outcome. A decision counts whenever it comes, unless a last day was set. */
export function evaluateOthersDecision(spec: OthersDecisionSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const [only, ...more] = spec.settlements;
  return only !== undefined && more.length === 0 ? evaluateOne(spec, only, facts, context) : evaluateSeveral(spec, facts, context);
}

function evaluateOne(spec: OthersDecisionSpec, ref: EntryRef, facts: Facts, context: EvaluationContext): Evaluation {
  const due = dueDateOf(spec, context);
  const effort = effortBeside(spec.effort, facts, context);
  const answer = answerOfMatter(historyOf(ref, facts, context.at), spec, due, facts, context);
  return evaluationOf(
    {
      ...answer,
      figures: [...answer.figures, ...effort.figures],
      explanation: [...promised(spec, due), ...answer.explanation, ...effort.explanation],
      contributing: [...answer.contributing, ...effort.contributing],
    },
    context.at,
  );
}

function evaluateSeveral(spec: OthersDecisionSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const due = dueDateOf(spec, context);
  const effort = effortBeside(spec.effort, facts, context);
  const matters = spec.settlements.map((ref) => {
    const history = historyOf(ref, facts, context.at);
    return { title: history.at(-1)?.title ?? ref.entry, answer: evaluationOf(answerOfMatter(history, spec, due, facts, context), context.at) };
  });
  const answers = matters.map(({ answer }) => answer);
  const required = needOf(spec.required, matters.length);
  const achieved = answers.filter(isReached).length;
  const whole = evaluationOf(
    {
      course: 'notApplicable',
      result: resultOf([ofEqualWeight(answers, required)]),
      data: worstLight(answers.map(({ data }) => data)),
      notes: ['notControllable'],
      figures: [figure('settlementsAchieved', achieved, 'count'), figure('settlementsRequired', required, 'count'), ...effort.figures],
      explanation: [...promised(spec, due), { key: 'settlements', values: { achieved, all: matters.length, required } }, ...effort.explanation],
      contributing: effort.contributing,
      workList: [],
      changesOn: [],
    },
    context.at,
  );
  return withParts(whole, matters, context.at);
}

function dueDateOf(spec: OthersDecisionSpec, context: EvaluationContext): CalendarDate | null {
  return context.decidingDate ?? spec.due;
}

function promised({ criterion }: OthersDecisionSpec, due: CalendarDate | null): readonly Explanation[] {
  return [{ key: 'criterion', values: { criterion } }, ...(due === null ? [] : [tellDue({ kind: 'date', on: due }, due)])];
}

import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { EntryRef, OwnThingSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf, withParts } from '../common/answer.js';
import { worstLight } from '../common/light.js';
import { courseOf, isReached, ofEqualWeight, resultOf } from '../common/requirement.js';
import { dueDateOf, tellDue } from './due.js';
import { effortBeside } from './effort.js';
import { answerOfOne } from './one.js';

type Part = EntryRef & { readonly title: string };

/** A thing that shall exist, or have begun, by its due date; of several parts all must. */
export function evaluateOwnThing(spec: OwnThingSpec, facts: Facts, context: EvaluationContext): Evaluation {
  return spec.parts.kind === 'one' ? evaluateOne(spec, spec.parts, facts, context) : evaluateSeveral(spec, spec.parts.parts, facts, context);
}

function evaluateOne(spec: OwnThingSpec, ref: EntryRef, facts: Facts, context: EvaluationContext): Evaluation {
  const due = dueDateOf(spec.due, facts, context);
  const effort = effortBeside(spec.effort, facts, context);
  const answer = answerOfOne(ref, spec, due, facts, context, effort.figures[0]?.on);
  return evaluationOf(
    {
      ...answer,
      figures: [...answer.figures, ...effort.figures],
      explanation: [tellDue(spec.due, due), ...answer.explanation, ...effort.explanation],
      contributing: [...answer.contributing, ...effort.contributing],
    },
    context.at,
  );
}

function evaluateSeveral(spec: OwnThingSpec, parts: readonly Part[], facts: Facts, context: EvaluationContext): Evaluation {
  const due = dueDateOf(spec.due, facts, context);
  const effort = effortBeside(spec.effort, facts, context);
  const answered = parts.map((part) => ({ title: part.title, answer: evaluationOf(answerOfOne(part, spec, due, facts, context), context.at) }));
  const answers = answered.map(({ answer }) => answer);
  const requirement = ofEqualWeight(answers, parts.length);
  const finished = answers.filter(isReached).length;
  const whole = evaluationOf(
    {
      course: courseOf([requirement]),
      result: resultOf([requirement]),
      data: worstLight(answers.map(({ data }) => data)),
      notes: noteIf(due === null, 'notDueYet'),
      figures: [figure('partsFinished', finished, 'count'), figure('partsRequired', parts.length, 'count'), ...effort.figures],
      explanation: [tellDue(spec.due, due), { key: 'partsFinished', values: { finished, required: parts.length } }, ...effort.explanation],
      contributing: effort.contributing,
      workList: [],
      changesOn: [],
    },
    context.at,
  );
  return withParts(whole, answered, context.at);
}

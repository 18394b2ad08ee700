import { addDays } from '#kernel';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { LevelSpec } from '../../spec/index.js';
import { evaluationOf, noteIf } from '../common/answer.js';
import { boundOf } from '../common/bounds.js';
import { factDays, horizonOf } from '../common/days.js';
import { lightOf } from '../common/light.js';
import { aboveRange, courseWithin, limitFigures, resultWithin } from './limits.js';
import { quantityOf } from './quantity.js';
import { sideOn } from './side.js';

type WithinByDate = Extract<LevelSpec['when'], { kind: 'withinByDate' }>;

/** A level that is to lie in a range on the deciding date. A range has no path: on the way it only lies in it or not. */
export function evaluateWithinByDate(spec: LevelSpec, when: WithinByDate, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const quantity = quantityOf(spec.measure, facts, spec.maxAgeDays, context);
  const limits = { ...when, unit: quantity.unit };
  const sample = quantity.at(horizon.day);
  const early = sample.on !== null && sample.on < context.planPeriod.from;
  const side = early ? 'unknown' : sideOn(when.bound, sample);
  return evaluationOf(
    {
      course: horizon.decided ? 'notApplicable' : early ? 'tooEarly' : courseWithin(limits, sample),
      result: horizon.decided ? resultWithin(limits, side) : 'notDecidable',
      data: lightOf({ ...sample.data, broken: false }),
      notes: [
        ...sample.notes,
        ...noteIf(early, 'tooEarly'),
        ...(early ? [] : aboveRange(limits, sample)),
        ...noteIf(horizon.decided && side === 'uncertain', 'withinUncertainty'),
      ],
      figures: [...sample.figures, ...limitFigures(limits)],
      explanation: [...sample.explanation, { key: 'wantedByDate', values: { unit: quantity.unit, ...boundOf(when.bound), by: horizon.deciding } }],
      contributing: sample.contributing,
      workList: sample.workList,
      changesOn: horizon.decided
        ? []
        : [
            horizon.deciding === null ? null : addDays(horizon.deciding, 1),
            quantity.grows ? addDays(context.at, 1) : null,
            sample.expiresOn,
            ...factDays(facts),
          ],
    },
    context.at,
  );
}

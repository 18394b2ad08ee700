import type { Course, Result } from '#domain';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { LevelSpec } from '../../spec/index.js';
import { evaluationOf, noteIf } from '../common/answer.js';
import { boundOf } from '../common/bounds.js';
import type { Horizon } from '../common/days.js';
import { lightOf } from '../common/light.js';
import { courseWithin, limitFigures } from './limits.js';
import { firstMoment, hasGaps, stretchOf, type Moment } from './stretch.js';

type AtLeastOnce = Extract<LevelSpec['when'], { kind: 'atLeastOnce' }>;

/** A level that must hold on one day at least. It is reached on the first such day and stays so; days without a value may have been one. */
export function evaluateAtLeastOnce(spec: LevelSpec, when: AtLeastOnce, facts: Facts, context: EvaluationContext): Evaluation {
  const { horizon, quantity, limits, from, early, stretch, now, changesOn } = stretchOf(spec, when, facts, context);
  const result = resultOf(stretch, horizon);
  const running: Course = courseWithin(limits, now) === 'onCourse' ? 'onCourse' : 'notApplicable';
  return evaluationOf(
    {
      // Not to be there yet is not to be behind: any later day will do.
      course: result === 'reached' || horizon.decided ? 'notApplicable' : early ? 'tooEarly' : running,
      result,
      data: lightOf({ ...now.data, broken: false }),
      notes: [
        ...now.notes,
        ...noteIf(early, 'tooEarly'),
        ...noteIf(result !== 'reached' && hasGaps(stretch), 'gaps'),
        ...noteIf(result !== 'reached' && stretch.some(({ side }) => side === 'uncertain'), 'withinUncertainty'),
      ],
      figures: [...now.figures, ...limitFigures(limits)],
      explanation: [
        ...now.explanation,
        { key: 'wantedOnce', values: { unit: quantity.unit, ...boundOf(when.bound), from, to: horizon.deciding } },
        ...firstMoment('insideOn', stretch.find(isInside), quantity),
      ],
      contributing: [...now.contributing, ...stretch.flatMap(({ sample }) => sample.contributing)],
      workList: now.workList,
      changesOn,
    },
    context.at,
  );
}

function isInside({ side }: Moment): boolean {
  return side === 'within';
}

function resultOf(stretch: readonly Moment[], { decided }: Horizon): Result {
  if (stretch.some(isInside)) return 'reached';
  if (!decided || stretch.length === 0 || hasGaps(stretch)) return 'notDecidable';
  return stretch.some(({ side }) => side === 'uncertain') ? 'notDecidable' : 'notReached';
}

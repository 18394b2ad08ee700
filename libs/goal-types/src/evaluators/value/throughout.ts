import type { Result } from '#domain';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { LevelSpec } from '../../spec/index.js';
import { evaluationOf, noteIf } from '../common/answer.js';
import { boundOf } from '../common/bounds.js';
import { lightOf } from '../common/light.js';
import { aboveRange, courseWithin, limitFigures, resultWithin, type Limits } from './limits.js';
import { firstMoment, hasGaps, isOutside, stretchOf, type Moment } from './stretch.js';

type Throughout = Extract<LevelSpec['when'], { kind: 'throughout' }>;

/** A level that must hold on every day. A stretch without values keeps the promise undecided, never broken. */
export function evaluateThroughout(spec: LevelSpec, when: Throughout, facts: Facts, context: EvaluationContext): Evaluation {
  const { horizon, quantity, limits, from, early, stretch, now, changesOn } = stretchOf(spec, when, facts, context);
  return evaluationOf(
    {
      course: horizon.decided ? 'notApplicable' : early ? 'tooEarly' : courseWithin(limits, now),
      result: horizon.decided ? resultOf(limits, stretch) : 'notDecidable',
      data: lightOf({ ...now.data, broken: false }),
      notes: [
        ...now.notes,
        ...noteIf(early, 'tooEarly'),
        ...aboveRange(limits, now),
        ...noteIf(stretch.some(isOutside), 'notThroughout'),
        ...noteIf(hasGaps(stretch), 'gaps'),
        ...noteIf(
          stretch.some(({ side }) => side === 'uncertain'),
          'withinUncertainty',
        ),
      ],
      figures: [...now.figures, ...limitFigures(limits)],
      explanation: [
        ...now.explanation,
        { key: 'wantedThroughout', values: { unit: quantity.unit, ...boundOf(when.bound), from, to: horizon.deciding } },
        ...firstMoment('outsideOn', stretch.find(isOutside), quantity),
      ],
      contributing: [...now.contributing, ...stretch.flatMap(({ sample }) => sample.contributing)],
      workList: now.workList,
      changesOn,
    },
    context.at,
  );
}

function resultOf(limits: Limits, stretch: readonly Moment[]): Result {
  const atEnd = resultWithin(limits, stretch.at(-1)?.side ?? 'unknown');
  if (atEnd !== 'reached') return atEnd;
  if (stretch.some(isOutside)) return 'partly';
  return hasGaps(stretch) || stretch.some(({ side }) => side === 'uncertain') ? 'notDecidable' : 'reached';
}

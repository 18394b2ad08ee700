import { addDays, decimal } from '#kernel';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { ChangeSpec } from '../../spec/index.js';
import { figure } from '../common/answer.js';
import { horizonOf } from '../common/days.js';
import { differenceOf } from './difference.js';
import { evaluatePromise, straight, through } from './promise.js';

type ChangeByDate = Extract<ChangeSpec['when'], { kind: 'byDate' }>;

/**
 * A change from the baseline that is to be reached by a date. The path begins with the plan, or at the baseline where that is later. A change
 * of zero asks for the baseline's level back.
 */
export function evaluateChange(spec: ChangeSpec, when: ChangeByDate, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const { quantity, base, start, brokenBy } = differenceOf(spec, facts, context, horizon);
  const from = { on: start, value: decimal(0) };
  const onTheWay = when.path.shape === 'linear' ? straight(from, when.bound, horizon) : through(when.path, when.bound, horizon, from);
  const aimless = decimal(when.bound.limit).isZero();
  return evaluatePromise(
    {
      ...when,
      quantity,
      path: base.amount === null ? null : onTheWay,
      from: addDays(start, 1),
      brokenBy,
      changesOn: [spec.baseline?.on ?? null],
      wanted: aimless ? 'wantedBaseLevel' : 'wantedChange',
      figures: ({ amount, on }) =>
        aimless || base.amount === null ? [] : [figure('shareOfTarget', amount?.div(when.bound.limit) ?? null, 'ratio', quantity.daily ? null : on)],
    },
    facts,
    context,
    horizon,
  );
}

import { addDays, decimal, decimalText, laterOf } from '#kernel';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { Baseline, ChangeSpec, OneSided } from '../../spec/index.js';
import { figure } from '../common/answer.js';
import { horizonOf } from '../common/days.js';
import type { Waypoint } from '../common/path.js';
import { evaluatePromise, straight, through } from './promise.js';
import { quantityOf, type Sample } from './quantity.js';

/** A change from the locked baseline that is to be reached by a date. The path begins with the plan, or at the baseline where that is later. */
export function evaluateChange(spec: ChangeSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const { baseline, when } = spec;
  const start: Waypoint = { on: laterOf(baseline?.on ?? context.planPeriod.from, addDays(context.planPeriod.from, -1)), value: decimal(0) };
  const total = quantityOf(spec.measure, facts, spec.maxAgeDays, context);
  const onTheWay = when.path.shape === 'linear' ? straight(start, when.bound, horizon) : through(when.path, when.bound, horizon, start);
  return evaluatePromise(
    {
      ...when,
      quantity: { ...total, at: (day) => changeOf(total.at(day), baseline, when.bound) },
      path: baseline === null ? null : onTheWay,
      from: addDays(start.on, 1),
      brokenBy: (on) => (baseline === null ? null : total.brokenBetween(baseline.on, on)),
      noBaseline: baseline === null,
      wanted: 'wantedChange',
    },
    facts,
    context,
    horizon,
  );
}

function changeOf(sample: Sample, baseline: Baseline | null, bound: OneSided): Sample {
  if (baseline === null) return { ...sample, amount: null, data: { ...sample.data, none: true } };
  const change = sample.amount?.minus(baseline.value) ?? null;
  const aimless = decimal(bound.limit).isZero();
  return {
    ...sample,
    amount: change,
    figures: [
      figure('change', change, 'number', sample.on),
      ...sample.figures,
      figure('baseline', decimal(baseline.value), 'number', baseline.on),
      figure('shareOfTarget', aimless ? null : (change?.div(bound.limit) ?? null), 'ratio', sample.on),
    ],
    explanation:
      change === null
        ? sample.explanation
        : [...sample.explanation, { key: 'change', values: { change: decimalText(change), since: baseline.on, baseline: baseline.value, on: sample.on } }],
    notes: aimless ? [...sample.notes, 'divisionByZero'] : sample.notes,
  };
}

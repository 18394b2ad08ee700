import { addDays, addMonths, earlierOf, laterOf } from '#kernel';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { LevelSpec } from '../../spec/index.js';
import { boundOf } from '../common/bounds.js';
import { factDays, horizonOf, startOf } from '../common/days.js';
import { wholePeriods } from '../common/periods.js';
import { evaluateChecks } from './checks.js';
import { quantityOf } from './quantity.js';
import { sideOn } from './side.js';

type EachPeriod = Extract<LevelSpec['when'], { kind: 'eachPeriod' }>;

/**
 * A level that must hold at the end of each whole period. Only what was counted in the period speaks for it: one without a value is not
 * decided, which is not "not met". A plan without an end is looked at one year ahead.
 */
export function evaluateEachPeriod(spec: LevelSpec, when: EachPeriod, facts: Facts, context: EvaluationContext): Evaluation {
  const { at, planPeriod } = context;
  const horizon = horizonOf(spec.decidingDate, context);
  const quantity = quantityOf(spec.measure, facts, spec.maxAgeDays, context);
  const first = laterOf(when.from ?? startOf(context), planPeriod.from);
  const planned = wholePeriods(when.period, first, horizon.deciding ?? addMonths(at, 12));
  const checks = planned
    .filter((period) => period.first <= at)
    .map((period) => {
      const sample = quantity.at(earlierOf(period.last, at), period.first);
      return { title: period.name, closed: period.last < at, sample, side: sideOn(when.bound, sample) };
    });
  return evaluateChecks(
    {
      quantity,
      limits: { ...when, unit: quantity.unit },
      checks,
      planned: planned.length,
      required: when.required,
      now: quantity.at(horizon.day),
      wanted: { key: 'wantedEachPeriod', values: { unit: quantity.unit, ...boundOf(when.bound), period: when.period, planned: planned.length } },
      changesOn: [...planned.flatMap((period) => [period.first, period.last, addDays(period.last, 1)]), ...factDays(facts)],
    },
    context,
  );
}

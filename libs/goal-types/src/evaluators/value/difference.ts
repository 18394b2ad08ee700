import { addDays, decimalText, laterOf, type CalendarDate, type Decimal } from '#kernel';
import type { EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { FigureUnit } from '../../sentences/numbers.js';
import type { ChangeSpec } from '../../spec/index.js';
import { figure, noteIf } from '../common/answer.js';
import { baseOf, type Base } from '../common/baseline.js';
import type { Horizon } from '../common/days.js';
import { marginOfDifference } from '../common/margin.js';
import { quantityOf, type Break, type Quantity, type Sample } from './quantity.js';

/** A measure as its change from a baseline. */
export interface Difference {
  /** Its amounts are changes: plain, in points of a ratio, or as a ratio of the baseline. */
  readonly quantity: Quantity;
  readonly base: Base;
  /** The last day before its changes say anything: the plan's eve, or the baseline's day where that is later. */
  readonly start: CalendarDate;
  /** What keeps the amount of a day from being compared with the baseline. */
  readonly brokenBy: (on: CalendarDate) => Break | null;
}

export function differenceOf(spec: ChangeSpec, facts: Facts, context: EvaluationContext, horizon: Horizon): Difference {
  const { baseline } = spec;
  const measured = quantityOf(spec.measure, facts, spec.maxAgeDays, context);
  const base = baseOf(baseline, measured, horizon.day);
  const unit = unitOf(spec.change, measured.unit);
  return {
    quantity: {
      ...measured,
      unit,
      at(day) {
        const sample = measured.at(day);
        const changed = changedSince(base, sample, spec.change);
        const label = measured.daily ? null : sample.on;
        return {
          ...changed,
          figures:
            base.amount === null
              ? sample.figures
              : [figure('change', changed.amount, unit, label), ...sample.figures, figure('baseline', base.amount, measured.unit, base.on)],
          explanation: [...sample.explanation, ...told(changed.amount, base, unit, measured.unit, label)],
        };
      },
    },
    base,
    start: laterOf(baseline?.on ?? context.planPeriod.from, addDays(context.planPeriod.from, -1)),
    brokenBy: (on) => (base.on === null ? null : measured.brokenBetween(base.on, on)),
  };
}

function unitOf(change: ChangeSpec['change'], unit: FigureUnit): FigureUnit {
  if (change === 'percent') return 'ratio';
  return unit === 'ratio' ? 'ratioDifference' : unit === 'count' ? 'number' : unit;
}

/** The sample with the change in the place of the amount; where there is no baseline nothing is known of the change. */
function changedSince(base: Base, sample: Sample, change: ChangeSpec['change']): Sample {
  const divisor = change === 'percent' ? (base.amount?.abs() ?? null) : null;
  const scaled = (amount: Decimal | null) => (divisor === null ? amount : divisor.isZero() ? null : (amount?.div(divisor) ?? null));
  const difference = base.amount === null || sample.amount === null ? null : sample.amount.minus(base.amount);
  return {
    ...sample,
    amount: scaled(difference),
    margin: scaled(marginOfDifference(base.margin, sample.margin)),
    gated: sample.gated || base.gated,
    complete: sample.complete && base.complete,
    data: { ...sample.data, none: sample.data.none || base.amount === null, incomplete: sample.data.incomplete || !base.complete },
    notes: [...sample.notes, ...base.notes, ...noteIf(divisor?.isZero() ?? false, 'divisionByZero')],
    contributing: [...sample.contributing, ...base.contributing],
    workList: [...sample.workList, ...base.workList],
  };
}

function told(change: Decimal | null, base: Base, changeUnit: FigureUnit, unit: FigureUnit, on: CalendarDate | null): Sample['explanation'] {
  if (change === null || base.amount === null) return [];
  const values = { unit, changeUnit, change: decimalText(change), since: base.on, baseline: decimalText(base.amount), on };
  return [{ key: 'change', values }];
}

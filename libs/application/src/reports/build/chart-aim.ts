import { decimal, decimalText, parseDate, unreachable, type CalendarDate, type DecimalText } from '#kernel';
import type { Explanation, FigureKey, Spec } from '#goal-types';

/** What a goal's meaning says of its chart that its figures do not. */
export interface ChartAim {
  /** The figure that its requirement is set for; null where that is whatever it measures. */
  readonly of: FigureKey | null;
  /** How far off still counts as on course, in the unit of what is asked for; null where the meaning says nothing of it. */
  readonly tolerance: DecimalText | null;
  /** Where its path starts, as it was decided; null where it is left to the measurements, or there is none. */
  readonly start: { readonly on: CalendarDate; readonly value: DecimalText } | null;
}

/** @param spec null where nobody has said what the goal means */
export function aimOf(spec: Spec | null): ChartAim {
  return spec === null ? { of: null, tolerance: null, start: null } : { of: subjectOf(spec), tolerance: toleranceIn(spec), start: startIn(spec) };
}

/** The last day on which what is told of may come in time; null where no such day is told. */
export function dueIn(explanation: readonly Explanation[]): CalendarDate | null {
  const due = explanation.find(({ key }) => key === 'due')?.values['due'];
  return typeof due === 'string' ? parseDate(due) : null;
}

/** A direction sets no level for the change: the number itself is drawn, from where it started. */
function subjectOf(spec: Spec): FigureKey | null {
  if (spec.evaluator !== 'value') return null;
  switch (spec.relativeTo) {
    case 'ownBase':
      return spec.when.kind === 'byDate' ? 'change' : null;
    case 'nothing':
      return spec.when.kind === 'mean' ? 'mean' : null;
    case 'previousPeriod':
      return 'growth';
    case 'windowStart':
      return 'total';
    case 'anotherGroup':
      return 'gap';
    case 'peers':
      return 'rank';
    case 'reference':
      return 'parity';
    case 'referenceShares':
      return 'largestDeviation';
    case 'ownPlan':
    case 'frame':
    case 'noBound':
      return null;
    default:
      return unreachable(spec);
  }
}

function toleranceIn(spec: Spec): DecimalText | null {
  if ('tolerance' in spec) return exactly(spec.tolerance);
  return 'when' in spec && 'tolerance' in spec.when ? exactly(spec.when.tolerance) : null;
}

function startIn(spec: Spec): ChartAim['start'] {
  if (spec.evaluator !== 'value' || spec.relativeTo !== 'nothing' || spec.when.kind !== 'byDate' || spec.when.path.shape !== 'linear') return null;
  const { baseline } = spec.when.path;
  return baseline === null || baseline.value === null ? null : { on: baseline.on, value: exactly(baseline.value) };
}

function exactly(text: string): DecimalText {
  return decimalText(decimal(text));
}

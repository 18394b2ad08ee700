import type { CalendarDate, DecimalText } from '#kernel';
import { decimalText } from '#kernel';
import type { EvaluationContext } from '../evaluation.js';
import type { Facts } from '../facts.js';
import type { Spec } from '../spec/index.js';
import { headingOf } from './heading.js';

/** What came by the day that `context.at` is, in the terms that a forecast speaks in; null when nothing that can be compared was counted. */
export function cameTo(spec: Spec, facts: Facts, context: EvaluationContext): { readonly on: CalendarDate; readonly amount: DecimalText } | null {
  const heading = headingOf(spec, facts, context);
  const latest = typeof heading === 'string' ? undefined : heading.observations.at(-1);
  return latest === undefined ? null : { on: latest.on, amount: decimalText(latest.amount) };
}

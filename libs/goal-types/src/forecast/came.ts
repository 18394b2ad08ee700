import { decimalText, type CalendarDate, type DecimalText } from '#kernel';
import { isStale } from '../evaluators/common/days.js';
import type { EvaluationContext } from '../evaluation.js';
import type { Facts } from '../facts.js';
import type { Spec } from '../spec/index.js';
import { headingOf } from './heading.js';

/** What came by the day that `context.at` is, in the terms that a forecast speaks in; null when nothing was counted that may stand for that day. */
export function cameTo(spec: Spec, facts: Facts, context: EvaluationContext): { readonly on: CalendarDate; readonly amount: DecimalText } | null {
  const heading = headingOf(spec, facts, context);
  if (typeof heading === 'string') return null;
  const latest = heading.observations.at(-1);
  if (latest === undefined || isStale(latest.on, heading.maxAgeDays, heading.by)) return null;
  return { on: latest.on, amount: decimalText(latest.amount) };
}

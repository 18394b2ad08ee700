import { addDays, earlierOf, type CalendarDate } from '#kernel';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { LevelSpec } from '../../spec/index.js';
import { boundOf } from '../common/bounds.js';
import { factDays } from '../common/days.js';
import { evaluateChecks, type Check } from './checks.js';
import { quantityOf, type Quantity } from './quantity.js';
import { sideOn } from './side.js';

type AtOccasions = Extract<LevelSpec['when'], { kind: 'atOccasions' }>;

/**
 * A level that must hold on listed days. Of what is counted on the day or within `withinDays` after it, the first that every unit has its
 * part in speaks for it, also where that is after the plan's end; before the day nothing can be said.
 */
export function evaluateAtOccasions(spec: LevelSpec, when: AtOccasions, facts: Facts, context: EvaluationContext): Evaluation {
  const { at } = context;
  const quantity = quantityOf(spec.measure, facts, spec.maxAgeDays, context);
  const occasions = [...new Set(when.occasions)].toSorted();
  const lastDays = occasions.map((on) => addDays(on, when.withinDays));
  return evaluateChecks(
    {
      quantity,
      limits: { bound: when.bound, tolerance: '0', unit: quantity.unit },
      checks: occasions.filter((on) => on <= at).map((on) => checkOn(on, when, quantity, at)),
      planned: occasions.length,
      required: when.required,
      now: quantity.at(at),
      wanted: {
        key: 'wantedAtOccasions',
        values: { unit: quantity.unit, ...boundOf(when.bound), on: occasions[0] ?? null, days: when.withinDays, planned: occasions.length },
      },
      changesOn: [...occasions, ...occasions.map((on) => addDays(on, 1)), ...lastDays.map((day) => addDays(day, 1)), ...factDays(facts)],
    },
    context,
  );
}

function checkOn(on: CalendarDate, { bound, withinDays }: AtOccasions, quantity: Quantity, at: CalendarDate): Check {
  const last = addDays(on, withinDays);
  // What is known on every day is known on the day itself.
  const days = quantity.daily ? [on] : quantity.days.filter((day) => on <= day && day <= last && day <= at);
  const samples = days.map((day) => quantity.at(day, on));
  const speaking = samples.find((sample) => sideOn(bound, sample) !== 'unknown');
  const sample = speaking ?? samples.at(-1) ?? quantity.at(earlierOf(last, at), on);
  return { title: on, closed: speaking !== undefined || last < at, sample, side: sideOn(bound, sample) };
}

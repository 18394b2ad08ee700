import { decimal, type CalendarDate } from '#kernel';
import type { EntryState } from '#domain';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { EntryFact, Facts } from '../../facts.js';
import type { PlannedSpec } from '../../spec/index.js';
import { figure, noteIf } from '../common/answer.js';
import { horizonOf, type Horizon } from '../common/days.js';
import { countsOn, entriesOf, entriesOn, isAs } from '../common/entries.js';
import { evaluatePromise } from './promise.js';
import { quantityOf } from './quantity.js';
import { valuesAmong } from './quantity/entries.js';

/** What was planned and is so no more. */
const DROPPED: ReadonlySet<EntryState> = new Set(['cancelled', 'rejected']);

/**
 * How many entries there are by a date, or how many of some values they have, with the plan of the entries themselves as the path: as many are
 * expected by a day as are planned for by it. Where nothing is planned, nothing is expected, and the course is unknown.
 */
export function evaluatePlanned(spec: PlannedSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const count = quantityOf(spec.measure, facts, spec.maxAgeDays, context);
  const { plans, promised } = plansOf(spec, facts, horizon);
  const nothing = plans.length === 0;
  const tooFew = !nothing && !horizon.decided && spec.when.bound.kind === 'atLeast' && decimal(promised).lt(spec.when.bound.limit);
  return evaluatePromise(
    {
      ...spec.when,
      quantity: {
        ...count,
        at(day) {
          const sample = count.at(day);
          return {
            ...sample,
            notes: [...sample.notes, ...noteIf(nothing, 'nothingPlanned'), ...noteIf(tooFew, 'plannedTooFew')],
            contributing: [...sample.contributing, ...plans.map((plan) => plan.eventId)],
          };
        },
      },
      path: nothing ? null : (day) => decimal(amountOf(spec.measure, entriesOfPlans(plans.filter((plan) => plan.on <= day)))),
      from: context.planPeriod.from,
      brokenBy: () => null,
      wanted: 'wantedByDate',
      figures: () => [figure('planned', amountOf(spec.measure, entriesOfPlans(plans)), 'count', horizon.deciding)],
    },
    facts,
    context,
    horizon,
  );
}

interface Plan {
  readonly on: CalendarDate;
  readonly eventId: string;
  /** The entry as it stands. */
  readonly entry: EntryFact;
}

/** What is planned for by the deciding date, and how many that comes to with those that count without having been planned. */
function plansOf({ measure }: PlannedSpec, facts: Facts, { day, deciding }: Horizon): { readonly plans: readonly Plan[]; readonly promised: number } {
  const entries = entriesOf(measure.register, facts);
  const standing = entriesOn(entries, day).filter((entry) => !DROPPED.has(entry.state) && isAs(measure.having, entry));
  // A version that is silent on the plan does not undo it.
  const told = new Map(entriesOn(entries.filter(isPlanned), day).map((entry) => [entry.entry, entry]));
  const plans = standing.flatMap((entry) => {
    const version = told.get(entry.entry);
    return version === undefined || (deciding !== null && version.plannedFor > deciding) ? [] : [{ on: version.plannedFor, eventId: version.eventId, entry }];
  });
  const unplanned = standing.filter((entry) => !told.has(entry.entry) && countsOn(measure, entry, day));
  return { plans, promised: amountOf(measure, [...entriesOfPlans(plans), ...unplanned]) };
}

function entriesOfPlans(plans: readonly Plan[]): readonly EntryFact[] {
  return plans.map(({ entry }) => entry);
}

/** What some entries come to. */
function amountOf(measure: PlannedSpec['measure'], entries: readonly EntryFact[]): number {
  return measure.kind === 'entries' ? entries.length : valuesAmong(measure, entries).length;
}

function isPlanned(entry: EntryFact): entry is EntryFact & { readonly plannedFor: CalendarDate } {
  return entry.plannedFor !== null;
}

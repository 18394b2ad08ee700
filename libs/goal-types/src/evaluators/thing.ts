import { addDays, compareDates, daysBetween, type CalendarDate } from '#kernel';
import type { Course, EntryState, Result } from '#domain';
import type { Evaluation, EvaluationContext, Explanation } from '../evaluation.js';
import type { EntryFact, Facts } from '../facts.js';
import type { ThingSpec } from '../spec/index.js';
import type { Stage } from '../vocabulary/index.js';
import { evaluationOf, figure, noteIf } from './common/answer.js';
import { factDays, staleOn } from './common/days.js';
import { entriesOn } from './common/entries.js';

const STAGE: Readonly<Record<EntryState, Stage>> = {
  planned: 'notStarted',
  underWay: 'underWay',
  active: 'underWay',
  dormant: 'underWay',
  partly: 'underWay',
  rejected: 'underWay',
  delivered: 'delivered',
  accepted: 'accepted',
  achieved: 'accepted',
  cancelled: 'cancelled',
  ended: 'cancelled',
};

/** What is known of the thing on the day asked about. */
interface Standing {
  readonly stage: Stage;
  readonly current: EntryFact | null;
  /** The first day of the delivery that stands; acceptance takes its time, so lateness is judged by this day. */
  readonly deliveredOn: CalendarDate | null;
  readonly finished: boolean;
  /** When it is expected, as last said. */
  readonly forecast: CalendarDate | null;
  readonly due: CalendarDate;
  readonly late: boolean;
  readonly overdue: boolean;
}

/**
 * A thing that shall exist, and be accepted where that is asked. Delivered by the due date is reached, also when the acceptance comes after
 * it; delivered late is `partly` with the note `metLate`; no word about it at all is never "not reached".
 */
export function evaluateThing(spec: ThingSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const { at } = context;
  const versions = facts.entries.filter((entry) => entry.register === spec.parts.register && entry.entry === spec.parts.entry && entry.from <= at);
  const standing = standingOf(spec, versions, context);
  const { current, forecast, due, deliveredOn, finished } = standing;
  const awaiting = standing.stage === 'delivered' && !finished;
  const stale = finished || current === null ? null : staleOn(current.from, spec.maxAgeDays);
  return evaluationOf(
    {
      course: courseOf(spec, standing, at),
      result: resultOf(standing),
      data: current === null ? 'missing' : stale !== null && stale <= at ? 'outdated' : 'fresh',
      notes: [
        ...noteIf(current === null, 'notReported'),
        ...noteIf(standing.stage === 'cancelled', 'cancelled'),
        ...noteIf(current?.state === 'rejected', 'rejected'),
        ...noteIf(current?.state === 'dormant', 'stalled'),
        ...noteIf(awaiting, 'awaitingAcceptance'),
        ...noteIf(finished && standing.late, 'metLate'),
        ...noteIf(forecastPassed(standing, at), 'forecastPassed'),
      ],
      figures: [
        ...(deliveredOn === null ? [] : [figure('delay', daysBetween(due, deliveredOn), 'days', deliveredOn)]),
        ...(forecast === null ? [] : [figure('forecastDelay', daysBetween(due, forecast), 'days', forecast)]),
      ],
      explanation: explanationOf(standing),
      contributing: versions.map((entry) => entry.eventId),
      workList: [],
      changesOn: [addDays(due, 1), spec.plannedStart, forecast && addDays(forecast, 1), stale, ...factDays(facts)],
    },
    at,
  );
}

function standingOf(spec: ThingSpec, versions: readonly EntryFact[], context: EvaluationContext): Standing {
  const due = context.decidingDate ?? spec.due.on;
  const days = [...new Set(versions.map((entry) => entry.from))].toSorted(compareDates);
  const history = days.flatMap((day) => entriesOn(versions, day));
  const current = history.at(-1) ?? null;
  const stage = current === null ? 'unknown' : STAGE[current.state];
  const lastUndelivered = history.findLastIndex((entry) => !isDelivered(STAGE[entry.state]));
  const deliveredOn = history[lastUndelivered + 1]?.from ?? null;
  return {
    stage,
    current,
    deliveredOn,
    finished: stage === 'accepted' || stage === spec.targetState,
    forecast: isDelivered(stage) || stage === 'cancelled' ? null : (current?.plannedFor ?? null),
    due,
    late: deliveredOn !== null && deliveredOn > due,
    overdue: context.at > due,
  };
}

function isDelivered(stage: Stage): boolean {
  return stage === 'delivered' || stage === 'accepted';
}

function forecastPassed({ forecast }: Standing, at: CalendarDate): boolean {
  return forecast !== null && forecast < at;
}

function courseOf(spec: ThingSpec, standing: Standing, at: CalendarDate): Course {
  const { stage, finished, deliveredOn, due, overdue, late } = standing;
  if (stage === 'cancelled' || (finished && overdue)) return 'notApplicable';
  if (finished) return deliveredOn !== null && deliveredOn < due ? 'ahead' : 'onCourse';
  if (stage === 'delivered') return late ? 'behind' : 'onCourse';
  if (stage === 'unknown') return spec.plannedStart !== null && at < spec.plannedStart ? 'tooEarly' : 'notApplicable';
  if (overdue || standing.current?.state === 'dormant') return 'behind';
  if (stage === 'notStarted' && spec.plannedStart !== null) return at < spec.plannedStart ? 'tooEarly' : 'behind';
  return courseByForecast(spec, standing, at);
}

/** Work that is under way is on course as long as no forecast says otherwise; of what is merely planned only a forecast says anything. */
function courseByForecast({ toleranceDays }: ThingSpec, standing: Standing, at: CalendarDate): Course {
  const { forecast, due, stage } = standing;
  if (forecast === null) return stage === 'underWay' ? 'onCourse' : 'notApplicable';
  return forecastPassed(standing, at) || forecast > addDays(due, toleranceDays) ? 'behind' : 'onCourse';
}

function resultOf({ stage, finished, late, overdue }: Standing): Result {
  if (finished) return late ? 'partly' : 'reached';
  if (!overdue || stage === 'unknown' || (stage === 'delivered' && !late)) return 'notDecidable';
  return 'notReached';
}

function explanationOf({ stage, current, deliveredOn, forecast, due }: Standing): readonly Explanation[] {
  return [
    { key: 'due', values: { due } },
    { key: 'state', values: { stage, on: current?.from ?? null } },
    ...(deliveredOn === null ? [] : [{ key: 'finished' as const, values: { on: deliveredOn, days: daysBetween(due, deliveredOn) } }]),
    ...(forecast === null ? [] : [{ key: 'forecast' as const, values: { on: forecast, days: daysBetween(due, forecast) } }]),
  ];
}

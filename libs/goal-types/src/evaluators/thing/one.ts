import { addDays, daysBetween, laterOf, type CalendarDate } from '#kernel';
import type { Course, Result } from '#domain';
import type { EvaluationContext, Explanation, Figure, Note } from '../../evaluation.js';
import type { EntryFact, Facts } from '../../facts.js';
import type { EntryRef, OwnThingSpec } from '../../spec/index.js';
import { figure, noteIf, type Answer } from '../common/answer.js';
import { factDays, staleOn } from '../common/days.js';
import { historyOf } from './history.js';
import { standingOf, type Standing } from './standing.js';

/**
 * One thing that is promised. Done by the due date is reached, also when the acceptance comes after it; done late is `partly` with the note
 * `metLate`; no word about it at all is never "not reached".
 * @param lastEffort the day of the owner's last documented effort for it
 */
export function answerOfOne(
  ref: EntryRef,
  spec: OwnThingSpec,
  due: CalendarDate | null,
  facts: Facts,
  context: EvaluationContext,
  lastEffort: CalendarDate | null = null,
): Answer {
  const history = historyOf(ref, facts, context.at);
  const standing = standingOf(history, spec.targetState, due, context);
  const stale = staleAfter(spec, standing, lastEffort);
  const silent = stale !== null && stale <= context.at;
  return {
    course: courseOf(spec, standing, context.at),
    result: resultOf(standing),
    data: standing.current === null ? 'missing' : silent && !standing.finished ? 'outdated' : 'fresh',
    notes: notesOf(spec, standing, context.at, silent),
    figures: figuresOf(standing),
    explanation: explanationOf(spec, standing),
    contributing: history.map(({ eventId }) => eventId),
    workList: [],
    changesOn: [due && addDays(due, 1), spec.plannedStart, standing.forecast && addDays(standing.forecast, 1), stale, ...factDays(facts)],
  };
}

/** When the last word is too old: never for what is finished, save that of what has begun one wants to hear more. */
function staleAfter({ maxAgeDays, targetState }: OwnThingSpec, { current, finished }: Standing, lastEffort: CalendarDate | null): CalendarDate | null {
  if (current === null || (finished && targetState !== 'underWay')) return null;
  return staleOn(lastWord(current, lastEffort), maxAgeDays);
}

function lastWord({ from }: EntryFact, lastEffort: CalendarDate | null): CalendarDate {
  return lastEffort === null ? from : laterOf(from, lastEffort);
}

function courseOf(spec: OwnThingSpec, standing: Standing, at: CalendarDate): Course {
  const { stage, finished, doneOn, due, overdue, late } = standing;
  if (finished && (overdue || stage === 'partlyAccepted')) return 'notApplicable';
  if (finished) return due === null || (doneOn !== null && doneOn < due) ? 'ahead' : 'onCourse';
  if (stage === 'cancelled') return 'notApplicable';
  if (due === null) return 'tooEarly';
  if (stage === 'delivered') return late ? 'behind' : 'onCourse';
  if (stage === 'unknown') return spec.plannedStart !== null && at < spec.plannedStart ? 'tooEarly' : 'notApplicable';
  if (overdue || standing.current?.state === 'dormant') return 'behind';
  if (stage === 'notStarted' && spec.plannedStart !== null) return at < spec.plannedStart ? 'tooEarly' : 'behind';
  return courseByForecast(spec, standing, due, at);
}

/** Work that is under way is on course as long as no forecast says otherwise; of what is merely planned only a forecast says anything. */
function courseByForecast({ toleranceDays }: OwnThingSpec, standing: Standing, due: CalendarDate, at: CalendarDate): Course {
  const { forecast, stage } = standing;
  if (forecast === null) return stage === 'underWay' ? 'onCourse' : 'notApplicable';
  return forecastPassed(standing, at) || forecast > addDays(due, toleranceDays) ? 'behind' : 'onCourse';
}

function resultOf({ stage, finished, late, overdue }: Standing): Result {
  if (finished) return late || stage === 'partlyAccepted' ? 'partly' : 'reached';
  if (!overdue || stage === 'unknown' || (stage === 'delivered' && !late)) return 'notDecidable';
  return 'notReached';
}

function notesOf({ targetState }: OwnThingSpec, standing: Standing, at: CalendarDate, silent: boolean): readonly Note[] {
  const { current, stage, finished, late, due } = standing;
  const begun = targetState === 'underWay';
  return [
    ...noteIf(current === null, 'notReported'),
    ...noteIf(due === null, 'notDueYet'),
    ...noteIf(stage === 'cancelled', 'cancelled'),
    ...noteIf(stage === 'partlyAccepted', 'scopeCut'),
    ...noteIf(current?.state === 'rejected', begun ? 'declined' : 'rejected'),
    ...noteIf(current?.state === 'dormant', 'stalled'),
    ...noteIf(stage === 'delivered' && !finished, 'awaitingAcceptance'),
    ...noteIf(finished && late, 'metLate'),
    ...noteIf(finished && begun && silent, 'nothingSince'),
    ...noteIf(forecastPassed(standing, at), 'forecastPassed'),
  ];
}

function forecastPassed({ forecast }: Standing, at: CalendarDate): boolean {
  return forecast !== null && forecast < at;
}

function figuresOf({ due, doneOn, forecast }: Standing): readonly Figure[] {
  if (due === null) return [];
  return [
    ...(doneOn === null ? [] : [figure('delay', daysBetween(due, doneOn), 'days', doneOn)]),
    ...(forecast === null ? [] : [figure('forecastDelay', daysBetween(due, forecast), 'days', forecast)]),
  ];
}

function explanationOf({ targetState }: OwnThingSpec, { stage, current, doneOn, forecast, due }: Standing): readonly Explanation[] {
  const timed = (on: CalendarDate) => ({ on, days: due === null ? null : daysBetween(due, on) });
  return [
    { key: 'state', values: { stage, on: current?.from ?? null } },
    ...(doneOn === null ? [] : [{ key: targetState === 'underWay' ? ('begun' as const) : ('finished' as const), values: timed(doneOn) }]),
    ...(forecast === null ? [] : [{ key: 'forecast' as const, values: timed(forecast) }]),
  ];
}

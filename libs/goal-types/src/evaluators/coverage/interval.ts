import { addDays, daysBetween, decimal, laterOf, type CalendarDate } from '#kernel';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { CoverageFact, Facts, UnitFact } from '../../facts.js';
import type { IntervalSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { factDays, horizonOf, startOf } from '../common/days.js';
import { courseOfDue, explanationOfRhythm, figuresOf, lightOf, notesOf, resultOf, resultWhileOpen, tallyOf, wanted, type CellState } from './cells.js';
import { askedOn, graceEnds, latestOf, reportsByUnit } from './units.js';

/** A unit's rhythm over the time it was asked. */
interface Rhythm {
  readonly unit: string;
  /** The longest there has been between two, from the first day asked and until the day looked at; null for who is exempt or has said nothing. */
  readonly longest: number | null;
  /** Never too long so far. */
  readonly kept: CellState;
  /** Not too long since the last. */
  readonly now: CellState;
  /** The first day on which it is too long since the last. */
  readonly lowFrom: CalendarDate;
  readonly events: readonly string[];
}

/**
 * Every unit that exists on the day does it regularly. The course tells who has done it lately; the result tells who never let it be too long,
 * and once too long is final.
 */
export function evaluateInterval(spec: IntervalSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  // Whose first is not due by the deciding date has nothing to answer for when it is decided.
  const rhythms = rhythmsOn(spec, facts, context, horizon.day).filter(({ now: state }) => !horizon.decided || state !== 'waiting');
  const kept = tallyOf(rhythms.map(({ unit, kept: state }) => ({ subject: unit, state, events: [] })));
  const now = tallyOf(rhythms.map(({ unit, now: state }) => ({ subject: unit, state, events: [] })));
  const course = horizon.decided ? 'notApplicable' : courseOfDue(spec.required, now);
  const longest = rhythms.reduce<number | null>((most, rhythm) => (rhythm.longest === null ? most : Math.max(most ?? 0, rhythm.longest)), null);
  return evaluationOf(
    {
      course,
      result: horizon.decided ? resultOf(spec.required, kept) : resultWhileOpen(spec.required, kept),
      data: lightOf(now, horizon.decided),
      notes: [...notesOf(now), ...noteIf(course === 'tooEarly', 'tooEarly')],
      figures: [
        ...figuresOf(now),
        figure('kept', kept.done, 'count'),
        figure('longestGap', longest, 'days'),
        figure('longestInterval', spec.longestDays, 'days'),
        figure('required', decimal(spec.required), 'ratio', horizon.deciding),
      ],
      explanation: [
        { key: 'longestInterval', values: { days: spec.longestDays } },
        ...explanationOfRhythm(now),
        ...(kept.done + kept.notDone === 0 ? [] : [{ key: 'kept' as const, values: { kept: kept.done, known: kept.done + kept.notDone, longest } }]),
        wanted(spec.required, horizon.deciding),
      ],
      contributing: rhythms.flatMap(({ events }) => events),
      workList: rhythms.filter(({ now: state }) => state === 'notReported' || state === 'notDone').map(({ unit }) => unit),
      changesOn: horizon.decided
        ? []
        : [
            addDays(context.at, 1),
            horizon.deciding && addDays(horizon.deciding, 1),
            ...rhythms.map(({ lowFrom }) => lowFrom),
            ...graceEnds(facts, spec.eligible.graceDays),
            ...factDays(facts),
          ],
    },
    context.at,
  );
}

function rhythmsOn(spec: IntervalSpec, facts: Facts, context: EvaluationContext, day: CalendarDate): readonly Rhythm[] {
  const start = startOf(context);
  const reports = reportsByUnit(facts, spec.coverage, ({ on }) => start <= on && on <= day);
  const asked = askedOn(facts.units, spec.eligible.graceDays, day, ({ unit }) => reports.has(unit));
  return asked.map((unit) => rhythmOf(unit, reports.get(unit.unit) ?? [], laterOf(start, addDays(unit.from, spec.eligible.graceDays)), spec.longestDays, day));
}

function rhythmOf({ unit }: UnitFact, reports: readonly CoverageFact[], from: CalendarDate, longestDays: number, day: CalendarDate): Rhythm {
  const days = reports.filter(({ state }) => state === 'done').map(({ on }) => on);
  const last = days.reduce(laterOf, from);
  const rest = { unit, lowFrom: addDays(last, longestDays + 1), events: reports.map(({ eventId }) => eventId) };
  if (latestOf(reports)?.state === 'exempt') return { ...rest, longest: null, kept: 'exempt', now: 'exempt' };
  const since = daysBetween(last, day);
  if (days.length === 0) {
    const silent = since <= longestDays ? 'waiting' : reports.length === 0 ? 'notReported' : 'notDone';
    return { ...rest, longest: null, kept: silent, now: silent };
  }
  const longest = longestBetween([from, ...days, day]);
  return { ...rest, longest, kept: longest <= longestDays ? 'done' : 'notDone', now: since <= longestDays ? 'done' : 'notDone' };
}

/** The most days between one day and the next of some, in whatever order they come. */
export function longestBetween(days: readonly CalendarDate[]): number {
  return days.toSorted().reduce((most, next, index, sorted) => (index === 0 ? most : Math.max(most, daysBetween(sorted[index - 1] as CalendarDate, next))), 0);
}

import { addDays, addMonths, decimal, laterOf, type CalendarDate } from '#kernel';
import type { Course, Result } from '#domain';
import type { Evaluation, EvaluationContext, Explanation, Note } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { EachPeriodSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { factDays, horizonOf, startOf } from '../common/days.js';
import { wholePeriods, type NamedPeriod } from '../common/periods.js';
import { eventsOf, explanationOf, figuresOf, isCovered, missed, notesOf, subjectsIn, tallyOf } from './cells.js';
import { periodCells } from './period-cells.js';
import { lightOfRows, partOfRow, rowOf, type Row } from './rows.js';
import { graceEnds, timesOf } from './units.js';

/**
 * Every unit, or the owner, in each whole calendar period of the plan that was not over when the goal was interpreted. A period is closed the
 * day after its last, and stands by itself: one that is missed is final, and no other makes up for it.
 */
export function evaluateEachPeriod(spec: EachPeriodSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const { at } = context;
  const horizon = horizonOf(spec.decidingDate, context);
  const planned = plannedIn(spec, context, horizon.deciding ?? addMonths(at, 12));
  const cells = periodCells(spec, facts, at);
  const rows = planned
    .filter(({ first }) => first <= horizon.day)
    .map((period) => rowOf({ title: period.name, last: period.last, cells: cells(period) }, spec.lateDays, at));
  const score = scoreOf(spec, rows, planned.length);
  const course = horizon.decided ? 'notApplicable' : courseOf(spec, score, rows);
  const current = rows.at(-1) ?? null;
  return evaluationOf(
    {
      course,
      result: resultOf(score, rows),
      data: lightOfRows(rows),
      notes: [...noteIf(planned.length === 0, 'noWholePeriod'), ...noteIf(course === 'tooEarly', 'tooEarly'), ...notesOfRows(rows)],
      figures: [
        ...(current === null ? [] : figuresOf(current.tally)),
        figure('required', decimal(spec.required), 'ratio', horizon.deciding),
        figure('periodsMet', score.met, 'count'),
        figure('periodsDecided', score.met + score.missed, 'count'),
        figure('periodsRequired', score.required, 'count'),
      ],
      explanation: [
        { key: 'wantedCoverageEachPeriod', values: { required: spec.required, periods: score.required, planned: planned.length } },
        ...(current === null ? [] : [{ key: 'inPeriod' as const, values: { period: current.title } }, ...explanationOf(current.tally, timesOf(spec.cell))]),
        ...tellingOf(score),
      ],
      parts: rows.map((row) => partOfRow(row, spec.required, timesOf(spec.cell))),
      contributing: rows.flatMap((row) => eventsOf(row.cells)),
      workList: rows.flatMap((row) => subjectsIn(row.cells, 'notReported', 'waiting')),
      changesOn: changesOn(spec, facts, context, planned),
    },
    at,
  );
}

function plannedIn({ period }: EachPeriodSpec, context: EvaluationContext, last: CalendarDate): readonly NamedPeriod[] {
  const start = startOf(context);
  return wholePeriods(period, context.planPeriod.from, last).filter((whole) => whole.last >= start);
}

/** How the periods stand. Those in which nobody was asked are no part of it. */
interface Score {
  readonly met: number;
  readonly missed: number;
  /** Open ones, and closed ones that silence keeps undecided. */
  readonly open: number;
  readonly required: number;
}

function scoreOf(spec: EachPeriodSpec, rows: readonly Row[], planned: number): Score {
  const closed = rows.filter((row) => row.closed);
  const count = (verdict: boolean) => closed.filter(({ tally }) => isCovered(spec.required, tally) === verdict).length;
  const [met, missed] = [count(true), count(false)];
  const asked = planned - closed.filter(({ tally }) => tally.eligible === 0).length;
  return { met, missed, open: asked - met - missed, required: spec.periods === 'all' ? asked : Math.min(spec.periods, asked) };
}

/** Reached as soon as so many periods are met, and not any more as soon as they can't be. */
function resultOf({ met, open, required }: Score, rows: readonly Row[]): Result {
  if (required === 0) return 'notDecidable';
  if (met >= required) return 'reached';
  return met + open >= required ? 'notDecidable' : missed({ done: rows.reduce((sum, { tally }) => sum + tally.done, 0) });
}

/** Nothing is expected of a period before it ends; a closed one that may still turn out met has no course. */
function courseOf(spec: EachPeriodSpec, { met, open, required }: Score, rows: readonly Row[]): Course {
  if (required === 0) return 'notApplicable';
  if (met + open < required) return 'behind';
  const undecided = rows.filter(({ closed, tally }) => closed && tally.eligible > 0 && isCovered(spec.required, tally) === null);
  if (met + open - undecided.length < required) return undecided.every(({ settled }) => settled) ? 'notApplicable' : 'tooEarly';
  const begun = rows.some(({ closed, tally }) => closed || isCovered(spec.required, tally) === true);
  return begun ? 'onCourse' : 'tooEarly';
}

/** The notes speak of the periods that are closed; as long as none is, of the open one. */
function notesOfRows(rows: readonly Row[]): readonly Note[] {
  const closed = rows.filter((row) => row.closed);
  return rows.length === 0 ? [] : notesOf(tallyOf((closed.length > 0 ? closed : rows).flatMap(({ cells }) => cells)));
}

function tellingOf({ met, missed, required }: Score): readonly Explanation[] {
  return met + missed === 0 ? [] : [{ key: 'coveredPeriods', values: { met, decided: met + missed, required } }];
}

/** Reports of the last period may come until `lateDays` after it, which may lie after the deciding date. */
function changesOn(spec: EachPeriodSpec, facts: Facts, context: EvaluationContext, planned: readonly NamedPeriod[]): readonly (CalendarDate | null)[] {
  const { deciding } = horizonOf(spec.decidingDate, context);
  const ends = planned.flatMap(({ first, last }) => [first, addDays(last, 1), addDays(last, spec.lateDays + 1)]);
  const end = deciding === null ? null : ends.reduce(laterOf, addDays(deciding, 1));
  if (end !== null && context.at >= end) return [];
  return [
    ...ends,
    deciding === null ? addDays(context.at, 1) : addDays(deciding, 1),
    ...(spec.eligible.kind === 'units' ? graceEnds(facts, spec.eligible.graceDays) : []),
    ...factDays(facts),
  ];
}

import { addDays, decimal, decimalText, type CalendarDate, type Decimal } from '#kernel';
import type { Course, Result } from '#domain';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { OnceSpec } from '../../spec/index.js';
import { evaluationOf, figure } from '../common/answer.js';
import { courseAgainst } from '../common/bounds.js';
import { factDays, horizonOf, startOf, type Horizon } from '../common/days.js';
import { expectedOn } from '../common/path.js';
import { eventsOf, explanationOf, figuresOf, lightOf, notesOf, resultOf, shareOf, subjectsIn, tallyOf, wanted, type Cell, type Tally } from './cells.js';
import { askedOn, graceEnds, heardFrom, reportsByUnit, timesOf } from './units.js';

/**
 * Every unit that exists on the day does it once, or so many times. Reached as soon as the required share is covered; a new unit may take that
 * back until the deciding date, whose evening stands.
 */
export function evaluateOnce(spec: OnceSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const cells = cellsOn(spec, facts, horizon.day);
  const tally = tallyOf(cells);
  const share = shareOf(tally);
  const start = addDays(startOf(context), -1);
  const expected = expectedShare(spec, start, horizon);
  return evaluationOf(
    {
      course: horizon.decided || share === null ? 'notApplicable' : courseOf(spec, share, expected),
      result: resultOn(spec, tally, horizon.decided),
      data: lightOf(tally, horizon.decided),
      notes: notesOf(tally),
      figures: [...figuresOf(tally), figure('expected', expected, 'ratio'), figure('required', decimal(spec.required), 'ratio', horizon.deciding)],
      explanation: [...explanationOf(tally, timesOf(spec.cell)), wanted(spec.required, horizon.deciding)],
      contributing: eventsOf(cells),
      workList: subjectsIn(cells, 'notReported'),
      changesOn: horizon.decided
        ? []
        : [
            expected !== null ? addDays(context.at, 1) : null,
            start,
            horizon.deciding && addDays(horizon.deciding, 1),
            ...graceEnds(facts, spec.eligible.graceDays),
            ...factDays(facts),
          ],
    },
    context.at,
  );
}

function cellsOn({ coverage, eligible, cell }: OnceSpec, facts: Facts, day: CalendarDate): readonly Cell[] {
  const reports = reportsByUnit(facts, coverage, (report) => report.occasion === null && report.on <= day);
  return askedOn(facts.units, eligible.graceDays, day, ({ unit }) => reports.has(unit)).map(({ unit }) => ({
    subject: unit,
    ...heardFrom(cell, reports.get(unit) ?? []),
  }));
}

/** Evenly from nothing to the required share, or nothing at all where there is no path. */
function expectedShare({ path, required }: OnceSpec, start: CalendarDate, { deciding, day }: Horizon): Decimal | null {
  if (path === 'none' || deciding === null || start >= deciding) return null;
  const line = [
    { on: start, value: decimal(0) },
    { on: deciding, value: decimal(required) },
  ];
  return expectedOn(line, day);
}

/** Without a path nothing is expected before the deciding date, so only a share that is covered already has a course. */
function courseOf({ required, tolerance }: OnceSpec, share: Decimal, expected: Decimal | null): Course {
  if (share.gte(required)) return expected !== null && share.gt(expected.plus(tolerance)) ? 'ahead' : 'onCourse';
  return expected === null
    ? 'notApplicable'
    : courseAgainst({ kind: 'atLeast', limit: decimalText(decimal(required)), strict: false }, share, expected, tolerance);
}

function resultOn({ required }: OnceSpec, tally: Tally, decided: boolean): Result {
  const result = resultOf(required, tally);
  return decided || result === 'reached' ? result : 'notDecidable';
}

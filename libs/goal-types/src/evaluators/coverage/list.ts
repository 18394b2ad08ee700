import { addDays, decimal, earlierOf, type CalendarDate } from '#kernel';
import type { Course } from '#domain';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { ListSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { factDays, horizonOf, startOf } from '../common/days.js';
import {
  courseOfDue,
  eventsOf,
  explanationOf,
  figuresOf,
  lightOf,
  notesOf,
  resultOf,
  resultWhileOpen,
  subjectsIn,
  tallyOf,
  wanted,
  type Cell,
} from './cells.js';
import { partOfRow, rowOf } from './rows.js';
import { askedOn, graceEnds, heardFrom, reportsByUnit } from './units.js';

type Occasion = Facts['occasions'][number];

/**
 * Every unit on each listed occasion between the goal's first day and the deciding date: done pairs of unit and occasion over those that apply.
 * A unit is asked of the occasions on which it exists. One that is missed is final.
 */
export function evaluateList(spec: ListSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const { at } = context;
  const horizon = horizonOf(spec.decidingDate, context);
  const { deciding } = horizon;
  const listed = listedFrom(spec, facts, startOf(context), deciding);
  const cellsOf = occasionCells(spec, facts, at);
  const rows = listed
    .filter(({ on }) => on <= horizon.day)
    .map((occasion) => rowOf({ title: occasion.occasion, last: occasion.on, cells: cellsOf(occasion) }, spec.lateDays, at));
  const cells = rows.flatMap((row) => row.cells);
  const tally = tallyOf(cells);
  const none: Course = listed.length === 0 ? 'notApplicable' : 'tooEarly';
  const course = horizon.decided ? 'notApplicable' : rows.length === 0 ? none : courseOfDue(spec.required, tally);
  const closing = deciding === null ? null : addDays(deciding, spec.lateDays + 1);
  return evaluationOf(
    {
      course,
      result: horizon.decided ? resultOf(spec.required, tally) : resultWhileOpen(spec.required, tally),
      data: lightOf(
        tally,
        rows.every(({ settled }) => settled),
      ),
      notes: [...noteIf(listed.length === 0, 'noneListed'), ...noteIf(course === 'tooEarly', 'tooEarly'), ...(rows.length === 0 ? [] : notesOf(tally))],
      figures: [...figuresOf(tally), figure('occasionsSoFar', rows.length, 'count'), figure('required', decimal(spec.required), 'ratio', deciding)],
      explanation: [{ key: 'occasionsSoFar', values: { due: rows.length, listed: listed.length } }, ...explanationOf(tally), wanted(spec.required, deciding)],
      parts: rows.map((row) => partOfRow(row, spec.required)),
      contributing: eventsOf(cells),
      workList: subjectsIn(cells, 'notReported', 'waiting'),
      changesOn:
        closing !== null && at >= closing
          ? []
          : [
              ...listed.flatMap(({ on }) => [on, addDays(on, 1), addDays(on, spec.lateDays + 1)]),
              deciding && addDays(deciding, 1),
              ...graceEnds(facts, spec.eligible.graceDays),
              ...factDays(facts),
            ],
    },
    at,
  );
}

/** In the order of their days. */
function listedFrom({ coverage }: ListSpec, { occasions }: Facts, first: CalendarDate, last: CalendarDate | null): readonly Occasion[] {
  return occasions
    .filter((occasion) => occasion.coverage === coverage && first <= occasion.on && (last === null || occasion.on <= last))
    .toSorted((a, b) => (`${a.on} ${a.occasion}` < `${b.on} ${b.occasion}` ? -1 : 1));
}

/** What was said of an occasion by the day `at`, and no later than `lateDays` after it. */
function occasionCells({ coverage, eligible, lateDays }: ListSpec, facts: Facts, at: CalendarDate): (occasion: Occasion) => readonly Cell[] {
  const reports = reportsByUnit(facts, coverage, ({ on, occasion }) => on <= at && occasion !== null);
  return ({ occasion, on }) => {
    const lastReport = earlierOf(at, addDays(on, lateDays));
    const saidBy = (unit: string) => (reports.get(unit) ?? []).filter((report) => report.occasion === occasion && report.on <= lastReport);
    return askedOn(facts.units, eligible.graceDays, on, ({ unit }) => saidBy(unit).length > 0).map(({ unit }) => ({
      subject: unit,
      ...heardFrom('done', saidBy(unit)),
    }));
  };
}

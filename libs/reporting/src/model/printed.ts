import type { CalendarDate, DecimalText } from '#kernel';
import { sayIn } from '../texts/index.js';
import type { ReportFigure } from './figure.js';
import type { CoverageRow, ReportCoverage, ReportModel } from './model.js';
import { statementsOf } from './statements-of.js';
import { OUTCOMES, type Outcome, type ReportArea, type ReportStatement } from './status.js';

/** What units of a group can be counted under. */
export const COVERAGE_STATES = ['done', 'notDone', 'exempt', 'notReported'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** A figure with its place in the report. */
export interface PrintedFigure {
  readonly figure: ReportFigure;
  /** What it is called where nothing stands around it. */
  readonly label: string;
  readonly statement: string | null;
  /** The day that it is told for, which may be later than the one it is of: t, or the second day. */
  readonly at: CalendarDate;
}

/** Every number that the report prints of its subject, in its order; counts of what was recorded, which anybody can count again, are not among them. */
export function printedIn(model: ReportModel): readonly PrintedFigure[] {
  const { front, keyFigures, coverage, overview, language } = model;
  const { at } = front.basis;
  const say = sayIn(language);
  const whole = (figure: ReportFigure, label: string): PrintedFigure => ({ figure, label, statement: null, at });
  return eachOnce([
    ...overview.map(({ outcome, statements }) =>
      whole(outcomeFigure(outcome, statements.length, at), say('chapter.countOf', { outcome: say(`statement.${outcome}`) })),
    ),
    ...keyFigures.rows.flatMap(({ label, values }) => values.map((figure) => whole(figure, label))),
    ...statementsOf(model).flatMap((statement) => ofStatement(statement, at, say)),
    ...coverage.flatMap((one) =>
      one.rows.flatMap((row) =>
        COVERAGE_STATES.map((state) => {
          const label = [one.title, ...(row.name === '' ? [] : [row.name]), say(`chapter.${state}`)].join(', ');
          return whole(coverageFigure(one, row, state, at), label);
        }),
      ),
    ),
  ]);
}

/** A baseline is told for both days, and is one figure all the same. */
function eachOnce(printed: readonly PrintedFigure[]): readonly PrintedFigure[] {
  const seen = new Set<string>();
  return printed.filter(({ figure: { id, value, sign } }) => {
    const told = `${id} ${value} ${sign}`;
    return !seen.has(told) && seen.add(told);
  });
}

function ofStatement({ id, figures, parts, toDate }: ReportStatement, at: CalendarDate, say: ReturnType<typeof sayIn>): readonly PrintedFigure[] {
  const on = (at: CalendarDate) => (figure: ReportFigure) => ({ figure, label: figure.label, statement: id, at });
  return [
    ...figures.map(on(at)),
    ...parts.flatMap(({ title, figures }) =>
      figures.map((figure) => ({ ...on(at)(figure), label: say('statement.ofPart', { part: title, label: figure.label }) })),
    ),
    ...(toDate === null ? [] : toDate.figures.map(on(toDate.at))),
  ];
}

/** How many statements there are of an outcome, as a figure: `overview.reached@2022-12-31`. */
export function outcomeFigure(outcome: Outcome, count: number, at: CalendarDate): ReportFigure {
  return counted(`overview.${outcome}@${at}`, count, at);
}

/** How many units of a group are in a state, as a figure: `coverage.<coverage>.<unit>.<state>@<day>`, of the occasion's day where there is one. */
export function coverageFigure({ coverage, occasion }: ReportCoverage, row: CoverageRow, state: CoverageState, at: CalendarDate): ReportFigure {
  const on = occasion?.on ?? at;
  return counted(`coverage.${coverage}.${row.unit === '' ? 'all' : row.unit}.${state}@${on}`, row[state], on);
}

function counted(id: string, count: number, on: CalendarDate): ReportFigure {
  return { id, label: id, value: String(count) as DecimalText, unit: 'count', unitOfMeasure: null, on, sign: null, trace: null };
}

/** How many of an area's statements give each outcome, as figures: `overview.reached.<area>@2022-12-31`. */
export function spreadFigures({ id, spread }: Pick<ReportArea, 'id' | 'spread'>, at: CalendarDate): readonly ReportFigure[] {
  return OUTCOMES.map((outcome) => counted(`overview.${outcome}.${id ?? 'plan'}@${at}`, spread[outcome], at));
}

import { addDays, addMonths, decimal, earlierOf, laterOf, overlaps, startOfYear, type CalendarDate, type Period } from '#kernel';
import type { Evaluation, EvaluationContext, EvaluationPart } from '../../evaluation.js';
import type { ActionFact, Facts, PlanGoalFact } from '../../facts.js';
import type { DerivationSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { horizonOf } from '../common/days.js';
import { courseOfDue, eventsOf, figuresOf, resultOf, subjectsIn, tallyOf, wanted, type Cell } from './cells.js';

/** The goals in one of the plan's years: `withoutLine` have no action line, `withoutBudget` a line and no budget note of the year. */
interface PlanYear {
  readonly year: string;
  /** Its last day has passed. */
  readonly over: boolean;
  readonly cells: readonly Cell[];
  readonly withoutLine: readonly string[];
  readonly withoutBudget: readonly string[];
}

/**
 * Every goal of the plan has, in each calendar year that the plan touches, an action line that covers some of the year and carries a budget note
 * of it. The goal that asks for it is not asked itself. A goal that comes in the year, and a year or a plan that begins, are let off for `graceDays`.
 */
export function evaluatePlanYears(spec: DerivationSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const years = yearsUntil(context.planPeriod, horizon.day).map((from) => planYear(from, spec, facts, context, horizon.day));
  const cells = years.flatMap((year) => year.cells);
  const tally = tallyOf(cells);
  const course = horizon.decided ? 'notApplicable' : courseOfDue(spec.required, tally);
  return evaluationOf(
    {
      course,
      result: horizon.decided ? resultOf(spec.required, tallyOf(cells.filter(({ state }) => state !== 'waiting'))) : 'notDecidable',
      data: tally.eligible === 0 ? 'missing' : 'fresh',
      notes: notesOf(years, tally.eligible, course),
      figures: [...figuresOf(tally), figure('required', decimal(spec.required), 'ratio', horizon.deciding)],
      explanation: [
        { key: 'derived', values: { derived: tally.done, eligible: tally.eligible, waiting: tally.waiting } },
        ...years.flatMap(gapsOf),
        wanted(spec.required, horizon.deciding),
      ],
      parts: years.map((year) => partOf(year, spec.required)),
      contributing: eventsOf(cells),
      workList: subjectsIn(cells, 'notDone'),
      changesOn: horizon.decided ? [] : [horizon.deciding && addDays(horizon.deciding, 1), ...turns(spec, facts, context)],
    },
    context.at,
  );
}

/** The first day of each calendar year that has begun and has a day in common with the plan. */
function yearsUntil({ from }: Period, day: CalendarDate): readonly CalendarDate[] {
  const years: CalendarDate[] = [];
  for (let year = startOfYear(from); laterOf(year, from) <= day; year = addMonths(year, 12)) years.push(year);
  return years;
}

function planYear(from: CalendarDate, { graceDays }: DerivationSpec, facts: Facts, context: EvaluationContext, at: CalendarDate): PlanYear {
  const next = addMonths(from, 12);
  const day = earlierOf(addDays(next, -1), at);
  const begins = laterOf(from, context.planPeriod.from);
  const standing = facts.actions.filter(({ droppedOn, period }) => (droppedOn === null || droppedOn > day) && overlaps(period, { from, to: next }));
  const found = facts.planGoals
    .filter(({ goal, from: first, to }) => goal !== context.goal && first <= day && (to === null || to > day))
    .map((goal) => ({ goal, lines: standing.filter(({ goals }) => goals.includes(goal.goal)) }));
  const cells = found.map(({ goal, lines }) => cellOf(goal, lines.filter(hasBudgetOf(from)), addDays(laterOf(begins, goal.from), graceDays), day, next <= at));
  const gaps = new Set(subjectsIn(cells, 'notDone'));
  const missing = found.filter(({ goal }) => gaps.has(goal.goal));
  return {
    year: from.slice(0, 4),
    over: next <= context.at,
    cells,
    withoutLine: missing.filter(({ lines }) => lines.length === 0).map(({ goal }) => goal.goal),
    withoutBudget: missing.filter(({ lines }) => lines.length > 0).map(({ goal }) => goal.goal),
  };
}

function hasBudgetOf(firstDay: CalendarDate): (action: ActionFact) => boolean {
  const year = Number(firstDay.slice(0, 4));
  return ({ budget }) => budget.some((line) => line.year === year);
}

/** A goal whose grace lasts beyond the year is not asked in it. */
function cellOf({ goal }: PlanGoalFact, lines: readonly ActionFact[], graceEnd: CalendarDate, day: CalendarDate, over: boolean): Cell {
  const events = lines.map(({ eventId }) => eventId);
  if (lines.length > 0) return { subject: goal, state: 'done', events };
  return { subject: goal, state: day >= graceEnd ? 'notDone' : over ? 'notApplicable' : 'waiting', events };
}

function notesOf(years: readonly PlanYear[], eligible: number, course: Evaluation['course']): Evaluation['notes'] {
  return [
    ...noteIf(eligible === 0, 'divisionByZero'),
    ...noteIf(
      years.some(({ withoutLine }) => withoutLine.length > 0),
      'goalsWithoutAction',
    ),
    ...noteIf(
      years.some(({ withoutBudget }) => withoutBudget.length > 0),
      'actionsWithoutBudget',
    ),
    ...noteIf(course === 'tooEarly', 'tooEarly'),
  ];
}

function listed(goals: readonly string[]): string {
  return goals.toSorted().join(', ');
}

function gapsOf({ year, withoutLine, withoutBudget }: PlanYear): Evaluation['explanation'] {
  return [
    ...(withoutLine.length === 0 ? [] : [{ key: 'goalsWithoutAction' as const, values: { year, goals: listed(withoutLine) } }]),
    ...(withoutBudget.length === 0 ? [] : [{ key: 'actionsWithoutBudget' as const, values: { year, goals: listed(withoutBudget) } }]),
  ];
}

function partOf(year: PlanYear, required: string): EvaluationPart {
  const tally = tallyOf(year.cells);
  const course = year.over ? 'notApplicable' : courseOfDue(required, tally);
  return {
    title: year.year,
    course,
    result: year.over ? resultOf(required, tally) : 'notDecidable',
    data: tally.eligible === 0 ? 'missing' : 'fresh',
    notes: notesOf([year], tally.eligible, course),
    figures: figuresOf(tally),
    explanation: [{ key: 'derived', values: { derived: tally.done, eligible: tally.eligible, waiting: tally.waiting } }, ...gapsOf(year)],
  };
}

/** The days on which a year begins, its grace or a new goal's ends, and goals and actions come and go. */
function turns({ graceDays }: DerivationSpec, { planGoals, actions }: Facts, { planPeriod, at }: EvaluationContext): readonly (CalendarDate | null)[] {
  const years = yearsUntil(planPeriod, addMonths(at, 12));
  return [
    ...[...years, planPeriod.from, ...planGoals.map(({ from }) => from)].flatMap((from) => [from, addDays(from, graceDays)]),
    ...planGoals.map(({ to }) => to),
    ...actions.map(({ droppedOn }) => droppedOn),
  ];
}

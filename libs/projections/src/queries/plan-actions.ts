import { addDays, addMonths, contains, decimal, decimalText, earlierOf, overlaps, startOfYear, type CalendarDate, type DecimalText } from '#kernel';
import type { PlanGoalFact } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { actionsOf, planGoalsOf, type ActionKnown } from './action-plan.js';
import { planAdopted } from './goal-known.js';
import { inForce } from './in-force.js';
import type { Point } from './point.js';

/** How far a line of the action plan has come by t; overdue is neither completed nor dropped when its days are over. */
export type ActionStage = 'planned' | 'started' | 'completed' | 'dropped' | 'overdue';

/** What a year was to cost, and cost. */
export interface ActionYear {
  readonly year: number;
  /** Set aside, with a note; null where nothing is said of the year. */
  readonly budget: DecimalText | null;
  readonly note: string | null;
  /** As counted last by t; null where nothing was. */
  readonly cost: DecimalText | null;
  /** Cost less budget; null where either is unknown. */
  readonly difference: DecimalText | null;
}

/** A line of the action plan at (t, k). What it is expected to bring is an expectation, and never mixed with what is measured. */
export interface ActionLine extends Pick<LedgerEvent<'ActionPlanned'>['data'], 'action' | 'title' | 'goals' | 'unit' | 'owner' | 'period' | 'expectedEffect'> {
  readonly state: ActionStage;
  /** The day of its latest step; null while it is planned. */
  readonly since: CalendarDate | null;
  readonly years: readonly ActionYear[];
  readonly contributing: readonly string[];
}

/** A goal that a year of the plan has no action line for, or none with money set aside. */
export interface ActionGap {
  readonly goal: string;
  readonly year: number;
  readonly lacks: 'line' | 'budget';
}

export interface PlanActions {
  readonly plan: string;
  /** In the order they were planned. */
  readonly items: readonly ActionLine[];
  readonly gaps: readonly ActionGap[];
}

/** The action plan: every line, and the goals and years it leaves out. @throws Refused `not-found` */
export async function planActions(read: Read, plan: string, { at, seq }: Point): Promise<PlanActions> {
  const { data } = await planAdopted(read, plan, seq);
  const items = (await actionsOf(read, plan, seq)).map((action) => lineOf(action, at));
  const goals = await planGoalsOf(read, plan, seq);
  return { plan, items, gaps: yearsOf(data.period).flatMap((year) => gapsOf(year, goals, items, at)) };
}

const STAGES = { ActionStarted: 'started', ActionCompleted: 'completed', ActionDropped: 'dropped' } as const;

function lineOf({ planned, steps, costs }: ActionKnown, at: CalendarDate): ActionLine {
  const { action, title, goals, unit, owner, period, expectedEffect } = planned.data;
  const step = inForce(steps, at);
  const stage = step === null ? 'planned' : STAGES[step.type];
  const years = yearsAt(planned.data.budget, costs, at);
  const counted = years.flatMap(({ costEvent }) => costEvent ?? []);
  return {
    action,
    title,
    goals,
    unit,
    owner,
    period,
    expectedEffect,
    state: (stage === 'planned' || stage === 'started') && at >= period.to ? 'overdue' : stage,
    since: step?.validFrom ?? null,
    years: years.map(({ costEvent: _costEvent, ...year }) => year),
    contributing: [planned.id, ...(step === null ? [] : [step.id]), ...counted].toSorted(),
  };
}

function yearsAt(budget: LedgerEvent<'ActionPlanned'>['data']['budget'], costs: ActionKnown['costs'], at: CalendarDate) {
  const years = [...new Set([...budget.map(({ year }) => year), ...costs.map(({ data }) => data.year)])].toSorted((one, other) => one - other);
  return years.flatMap((year) => {
    const line = budget.find((one) => one.year === year);
    const counted = inForce(
      costs.filter(({ data }) => data.year === year),
      at,
    );
    if (line === undefined && counted === null) return [];
    const [planned, cost] = [line?.amount ?? null, counted?.data.amount ?? null];
    const difference = planned === null || cost === null ? null : decimalText(decimal(cost).minus(planned));
    return [{ year, budget: planned, note: line?.note ?? null, cost, difference, costEvent: counted?.id ?? null }];
  });
}

/** The first day of each calendar year that has a day in common with the plan. */
function yearsOf({ from, to }: LedgerEvent<'PlanAdopted'>['data']['period']): readonly CalendarDate[] {
  const years: CalendarDate[] = [];
  let year = startOfYear(from);
  while (overlaps({ from, to }, { from: year, to: addMonths(year, 12) })) {
    years.push(year);
    year = addMonths(year, 12);
  }
  return years;
}

/** What lacks in a year, as it ended or as it looks at t: the goals followed then, and the lines that were not dropped. */
function gapsOf(from: CalendarDate, goals: readonly PlanGoalFact[], lines: readonly ActionLine[], at: CalendarDate): readonly ActionGap[] {
  const next = addMonths(from, 12);
  const day = earlierOf(addDays(next, -1), at);
  const year = Number(from.slice(0, 4));
  const standing = lines.filter(({ state, since, period }) => overlaps(period, { from, to: next }) && !(state === 'dropped' && since !== null && since <= day));
  return goals
    .filter((goal) => contains(goal, day))
    .flatMap(({ goal }): readonly ActionGap[] => {
      const own = standing.filter((line) => line.goals.includes(goal));
      if (own.length === 0) return [{ goal, year, lacks: 'line' }];
      return own.some(({ years }) => years.some((one) => one.year === year && one.budget !== null)) ? [] : [{ goal, year, lacks: 'budget' }];
    });
}

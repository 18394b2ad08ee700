import { Broken, type CalendarDate, invalid, notFound, unreachable } from '#kernel';
import type { EventOf, Stored } from '../event/index.js';
import { GATE_CHECKS, type GateCheck, type PlanAdopted, type PlanEvent, type StatementRole } from './events.js';

/** What deciders need to know of a statement. */
export interface Statement {
  readonly statement: string;
  readonly role: StatementRole;
  readonly parent: string | null;
  readonly position: number;
  readonly unit: string | null;
  /** The days it is part of the plan, `[from, withdrawnFrom)`. */
  readonly from: CalendarDate;
  readonly withdrawnFrom: CalendarDate | null;
  /** The checks that have passed, by their latest answers. */
  readonly passed: ReadonlySet<GateCheck>;
}

/** An adopted plan. */
export interface Plan {
  readonly plan: string;
  readonly period: EventOf<typeof PlanAdopted>['data']['period'];
  /** The first day on which nothing changes any more. */
  readonly closedFrom: CalendarDate | null;
  /** Every statement ever adopted, by id. */
  readonly statements: ReadonlyMap<string, Statement>;
}

/** Null before the plan is adopted. */
export type PlanState = Plan | null;

/** Whether the statement is followed: part of the plan and, where it is a branch's own goal, past all four checks. */
export function isTracked(plan: PlanState, statement: string): boolean {
  return plan?.statements.get(statement)?.withdrawnFrom === null && missingChecks(plan, statement).length === 0;
}

/** The checks that a branch's own goal has not passed; none for any other statement. */
export function missingChecks(plan: PlanState, statement: string): readonly GateCheck[] {
  const found = plan?.statements.get(statement);
  return found?.role === 'localGoal' ? GATE_CHECKS.filter((check) => !found.passed.has(check)) : [];
}

/** @throws Refused `not-found` naming `field` for a statement that the plan never had */
export function mustHave(plan: Plan, statement: string, field: string): Statement {
  const found = plan.statements.get(statement);
  if (found === undefined) throw notFound(field, `the statement ${statement}`, `name a statement of the plan ${plan.plan}`);
  return found;
}

/** @throws Refused naming `field` for a statement that the plan never had, or has no longer */
export function mustStand(plan: Plan, statement: string, field: string): Statement {
  const found = mustHave(plan, statement, field);
  if (found.withdrawnFrom !== null) throw invalid(field, `${statement} was withdrawn from ${found.withdrawnFrom}`, 'name a statement that stands');
  return found;
}

/** The plan after one more event. @throws Broken when the log speaks of what was never adopted */
export function planAfter(state: PlanState, event: Stored<PlanEvent>): PlanState {
  if (event.type === 'PlanAdopted') return { plan: event.data.plan, period: event.data.period, closedFrom: null, statements: new Map() };
  if (state === null) throw new Broken(`${event.type} comes before the plan was adopted`);
  switch (event.type) {
    case 'StatementAdopted': {
      const { statement, role, parent, position, unit } = event.data;
      return withStatement(state, { statement, role, parent, position, unit, from: dayOf(event), withdrawnFrom: null, passed: new Set() });
    }
    case 'StatementWithdrawn':
      return withStatement(state, { ...statementOf(state, event.data.statement), withdrawnFrom: dayOf(event) });
    case 'LocalGoalChecked': {
      const { statement, check, passed } = event.data;
      const goal = statementOf(state, statement);
      const others = [...goal.passed].filter((other) => other !== check);
      return withStatement(state, { ...goal, passed: new Set(passed ? [...others, check] : others) });
    }
    case 'PlanClosed':
      return { ...state, closedFrom: dayOf(event) };
    case 'PlanRevised':
    case 'DecidingDatesMoved':
    case 'OwnWordsChosen':
      return state;
    default:
      return unreachable(event);
  }
}

function dayOf(event: PlanEvent): CalendarDate {
  if (event.validFrom === null) throw new Broken(`${event.type} has no day from which it holds`);
  return event.validFrom;
}

function statementOf(plan: Plan, statement: string): Statement {
  const found = plan.statements.get(statement);
  if (found === undefined) throw new Broken(`the statement ${statement} was never adopted`);
  return found;
}

function withStatement(plan: Plan, statement: Statement): Plan {
  return { ...plan, statements: new Map(plan.statements).set(statement.statement, statement) };
}

import type { CalendarDate } from '#kernel';
import { GATE_CHECKS, type GateCheck, type Plan, type Statement, type StatementRole } from '../../plan/index.js';

export const day = (text: string) => text as CalendarDate;

function statement(id: string, role: StatementRole, passed: readonly GateCheck[] = [], more: Partial<Statement> = {}): [string, Statement] {
  const placed = { parent: null, position: 1, unit: null, from: day('2021-01-01'), withdrawnFrom: null };
  return [id, { statement: id, role, passed: new Set(passed), ...placed, ...more }];
}

/** A plan of three years: three goals, an area, one goal that is gone and one that comes late, and two of a branch's own. */
export const plan: Plan = {
  plan: 'N',
  period: { from: day('2021-01-01'), to: day('2024-01-01') },
  closedFrom: null,
  statements: new Map([
    statement('N1', 'goal'),
    statement('N2', 'goal'),
    statement('N3', 'goal'),
    statement('A1', 'priorityArea'),
    statement('gone', 'goal', [], { withdrawnFrom: day('2022-01-01') }),
    statement('late', 'goal', [], { from: day('2022-06-01') }),
    statement('vague', 'localGoal', ['concrete', 'realistic']),
    statement('sharp', 'localGoal', GATE_CHECKS),
  ]),
};

/** What a statement may be taken to mean; the domain does not look into it. */
export const interpretation = {
  type: 'annualGrowthFloor',
  typeVersion: 1,
  parameters: { rate: '0.02' },
  spec: { evaluator: 'value' },
  reportingUnits: { root: null, kind: null },
  source: null,
  frequency: null,
};

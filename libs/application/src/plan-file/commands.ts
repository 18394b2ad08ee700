import { createHash } from 'node:crypto';
import { addDays, canonicalJson } from '#kernel';
import { GATE_CHECKS, type Mandate } from '#domain';
import type { PlanFile } from './schema.js';

/** One command that a plan file amounts to. */
export interface PlanFileCommand {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly mandate: Mandate | null;
  readonly reason: string | null;
  /**
   * The same for the same command, whatever else the file says: as an idempotency key it lets an import that was cut short, or that was
   * refused half-way and mended, be given again, and record only what is not recorded yet.
   */
  readonly key: string;
}

/**
 * The commands that record a plan file, in the order in which they must be given: the plan with its own statements, the branches' goals
 * and those from outside, what is counted and asked, and last the interpretations. The secretariat's role may give all of them.
 */
export function commandsOf(plan: PlanFile): readonly PlanFileCommand[] {
  return [adoption(plan), ...unitsGoals(plan), ...definitions(plan), ...interpretations(plan)].map((command) => ({ ...command, key: keyOf(command) }));
}

type Unkeyed = Omit<PlanFileCommand, 'key'>;

function keyOf(command: Unkeyed): string {
  return `plan-file-${createHash('sha256').update(canonicalJson(command)).digest('hex')}`;
}

type Statement = PlanFile['statements'][number];

function adoption(plan: PlanFile): Unkeyed {
  const own = plan.statements.filter(({ role }) => role !== 'localGoal' && role !== 'outsideGoal');
  const data = {
    plan: plan.id,
    title: plan.title,
    unit: plan.unit,
    period: { from: plan.period.firstDay, to: addDays(plan.period.lastDay, 1) },
    statements: own.map((statement) => ({ ...placed(plan, statement), role: statement.role })),
  };
  return { name: 'adoptPlan', data, mandate: plan.mandate, reason: null };
}

function unitsGoals(plan: PlanFile): readonly Unkeyed[] {
  return plan.statements.flatMap((statement): readonly Unkeyed[] => {
    const data = { plan: plan.id, ...placed(plan, statement), unit: statement.unit, from: plan.period.firstDay };
    if (statement.role === 'localGoal') return [{ name: 'formulateLocalGoal', data: { ...data, checks: answers(statement) }, mandate: null, reason: null }];
    if (statement.role === 'outsideGoal') return [{ name: 'addOutsideGoal', data: { ...data, origin: statement.origin }, mandate: null, reason: null }];
    return [];
  });
}

function placed(plan: PlanFile, statement: Statement) {
  const siblings = plan.statements.filter(({ parent }) => parent === statement.parent);
  return { statement: statement.id, parent: statement.parent ?? null, position: siblings.indexOf(statement) + 1, wording: statement.wording };
}

function answers({ checks = {} }: Statement) {
  return GATE_CHECKS.flatMap((check) => {
    const answer = checks[check];
    if (answer === undefined) return [];
    return [answer === true ? { check, passed: true } : { check, passed: false, note: answer }];
  });
}

function definitions(plan: PlanFile): readonly Unkeyed[] {
  const from = plan.period.firstDay;
  const define = (name: string, data: Unkeyed['data']): Unkeyed => ({ name, data, mandate: null, reason: null });
  return [
    ...plan.measures.map(({ id, ...measure }) => define('defineMeasure', { from, measure: id, ...measure })),
    ...plan.registers.map(({ id, ...register }) => define('defineRegister', { register: id, ...register })),
    ...plan.coverages.map(({ id, ...coverage }) => define('defineCoverage', { coverage: id, ...coverage })),
    ...plan.rubrics.map(({ id, ...rubric }) => define('defineRubric', { from, rubric: id, ...rubric })),
  ];
}

function interpretations(plan: PlanFile): readonly Unkeyed[] {
  return plan.interpretations.map(({ mandate = plan.mandate, reason, ...interpretation }) => ({
    name: 'interpretGoal',
    data: { plan: plan.id, from: plan.period.firstDay, ...interpretation },
    mandate,
    reason,
  }));
}

import { closest, GATE_CHECKS, problemsOf, words, type Problem } from '#domain';
import { catalogue } from '#goal-types';
import type { PlanFile } from './schema.js';

/** What the fields of a plan file owe each other: ids once, parents first, dates in order, and what roles and goal types need. */
export function rulesBroken(plan: PlanFile): readonly Problem[] {
  return RULES.flatMap((rule) => rule(plan));
}

const RULES = [
  periodRule,
  ownStatement,
  (plan: PlanFile) => LISTS.flatMap((list) => idsOnce(plan, list)),
  parentsFirst,
  rolesHold,
  goalsExist,
  interpretedInPeriod,
  typesHold,
];

const LISTS = ['statements', 'measures', 'registers', 'coverages', 'rubrics'] as const;

function periodRule({ period }: PlanFile): readonly Problem[] {
  if (period.firstDay <= period.lastDay) return [];
  return [
    {
      path: ['period', 'lastDay'],
      problem: `${period.lastDay} comes before the first day ${period.firstDay}`,
      remedy: 'let the last day be the first or a later one',
    },
  ];
}

function idsOnce(plan: PlanFile, list: (typeof LISTS)[number]): readonly Problem[] {
  const seen = new Map<string, number>();
  return plan[list].flatMap(({ id }, index) => {
    const earlier = seen.get(id);
    if (earlier !== undefined) {
      return [{ path: [list, index, 'id'], problem: `${id} is taken by ${list}[${earlier}]`, remedy: 'give each its own id' }];
    }
    seen.set(id, index);
    return [];
  });
}

function parentsFirst({ statements }: PlanFile): readonly Problem[] {
  const earlier = new Map<string, string>();
  return statements.flatMap(({ id, role, parent }, index) => {
    const above = parent === undefined ? undefined : earlier.get(parent);
    earlier.set(id, role);
    if (parent === undefined) return [];
    const path = ['statements', index, 'parent'];
    if (above === undefined) return [{ path, problem: `${parent} does not stand earlier in the file`, remedy: 'name a statement above this one' }];
    if (HAVE_OTHERS_BELOW.includes(above)) return [];
    return [{ path, problem: `${parent} is a ${above}`, remedy: `name one with the role ${HAVE_OTHERS_BELOW.join(', ')}` }];
  });
}

const HAVE_OTHERS_BELOW = ['overallGoal', 'priorityArea', 'goal'];

function rolesHold({ statements }: PlanFile): readonly Problem[] {
  return statements.flatMap((statement, index) => {
    const at = (field: string, problem: string, remedy: string): Problem => ({ path: ['statements', index, field], problem, remedy });
    const { role } = statement;
    const byUnit = role === 'localGoal' || role === 'outsideGoal';
    return [
      byUnit && statement.unit === undefined ? at('unit', 'is missing', `name the unit that set the ${role}`) : null,
      !byUnit && statement.unit !== undefined ? at('unit', `does not belong to a ${role}`, 'leave it out, or use localGoal or outsideGoal') : null,
      role === 'outsideGoal' && statement.origin === undefined ? at('origin', 'is missing', 'name the decision that the goal comes from') : null,
      role !== 'outsideGoal' && statement.origin !== undefined ? at('origin', `does not belong to a ${role}`, 'leave it out, or use outsideGoal') : null,
      role !== 'localGoal' && statement.checks !== undefined ? at('checks', `do not belong to a ${role}`, 'leave them out, or use localGoal') : null,
    ].filter((problem) => problem !== null);
  });
}

function goalsExist({ statements, interpretations }: PlanFile): readonly Problem[] {
  const known = new Map(statements.map((statement) => [statement.id, statement]));
  const seen = new Set<string>();
  return interpretations.flatMap(({ goal }, index) => {
    const at = (problem: string, remedy: string): readonly Problem[] => [{ path: ['interpretations', index, 'goal'], problem, remedy }];
    const statement = known.get(goal);
    if (statement === undefined) return at(`there is no statement ${goal} in this file`, 'name one of its statements');
    if (statement.role === 'priorityArea') return at(`${goal} is a priority area, which shows the goals under it`, 'interpret the goals under it instead');
    const missing = statement.role === 'localGoal' ? GATE_CHECKS.filter((check) => statement.checks?.[check] !== true) : [];
    if (missing.length > 0) return at(`${goal} has not passed ${missing.join(', ')}`, 'interpret it once it has passed all four checks');
    if (seen.has(goal)) return at(`${goal} is interpreted twice`, 'a later interpretation is a decision of its own: record it in the ledger');
    seen.add(goal);
    return [];
  });
}

function interpretedInPeriod({ period: { firstDay, lastDay }, interpretations }: PlanFile): readonly Problem[] {
  return interpretations.flatMap(({ from = firstDay }, index) => {
    if (firstDay <= from && from <= lastDay) return [];
    return [{ path: ['interpretations', index, 'from'], problem: `${from} is outside the plan's period`, remedy: `give a day from ${firstDay} to ${lastDay}` }];
  });
}

/** A branch's own goals join a plan that is there already, so the plan says something of its own. */
function ownStatement({ statements }: PlanFile): readonly Problem[] {
  if (statements.some(({ role }) => role !== 'localGoal' && role !== 'outsideGoal')) return [];
  return [{ path: ['statements'], problem: 'are all set by units', remedy: 'add what the plan itself says: an overall goal, an area, a goal' }];
}

function typesHold({ interpretations }: PlanFile): readonly Problem[] {
  return interpretations.flatMap(({ type: named, parameters }, index) => {
    const type = catalogue.get(named);
    if (type === undefined) return [unknownType(named, index)];
    const parsed = type.parameters.safeParse(parameters, { error: words });
    if (parsed.success) return [];
    return problemsOf(parsed.error.issues, parameters).map((problem) => ({ ...problem, path: ['interpretations', index, 'parameters', ...problem.path] }));
  });
}

function unknownType(named: string, index: number): Problem {
  const near = closest(named, catalogue.keys());
  const all = `the goal types are ${[...catalogue.keys()].join(', ')}`;
  return { path: ['interpretations', index, 'type'], problem: `there is no goal type ${named}`, remedy: near === null ? all : `did you mean ${near}? ${all}` };
}

import type { GoalKnown } from '../queries/goal-known.js';
import type { GoalsConcerned } from './concerning.js';

/** How much may be spent on explaining, where it need not be everything. */
export interface Effort {
  /** Goals times appends that concern them. */
  readonly evaluations: number;
  /** Statements to explain before others. */
  readonly first: ReadonlySet<string>;
}

/** As many goals as can be explained with this effort, in their order, each with all that its answer rests on: cheap ones before dear ones. */
export function affordable(goals: readonly GoalKnown[], concerned: GoalsConcerned, { evaluations, first }: Effort): readonly GoalKnown[] {
  const costs = costsIn(concerned);
  const costOf = (goal: string) => costs.get(goal) ?? 0;
  const chosen = new Set<string>();
  let left = evaluations;
  const inTurn = goals.map(idOf).toSorted((one, other) => Number(first.has(other)) - Number(first.has(one)) || costOf(one) - costOf(other));
  for (const goal of inTurn) {
    const missing = [...restsOn(goal, goals)].filter((other) => !chosen.has(other));
    const cost = missing.reduce((sum, other) => sum + costOf(other), 0);
    if (cost > left) continue;
    left -= cost;
    for (const other of missing) chosen.add(other);
  }
  return goals.filter((goal) => chosen.has(idOf(goal)));
}

/** Those among the goals alone that events concern. */
export function concerningOnly(concerned: GoalsConcerned, goals: readonly GoalKnown[]): GoalsConcerned {
  const wanted = new Set(goals.map(idOf));
  return new Map([...concerned].map(([seq, of]) => [seq, new Set([...of].filter((goal) => wanted.has(goal)))] as const).filter(([, of]) => of.size > 0));
}

function costsIn(concerned: GoalsConcerned): ReadonlyMap<string, number> {
  const costs = new Map<string, number>();
  for (const goals of concerned.values()) for (const goal of goals) costs.set(goal, (costs.get(goal) ?? 0) + 1);
  return costs;
}

/** The goal, what stands below it, and what any of these refer to, directly or not. */
function restsOn(goal: string, goals: readonly GoalKnown[]): ReadonlySet<string> {
  const family = new Set([goal]);
  for (const one of family) {
    for (const known of goals) {
      if (idOf(known) === one) for (const other of known.needs.goals) family.add(other);
      if (known.statement.data.parent === one) family.add(idOf(known));
    }
  }
  return family;
}

function idOf({ statement }: GoalKnown): string {
  return statement.data.statement;
}

import type { Ledger } from '#application';
import { holderOfTheFiles } from '#application';
import { GOAL, GOAL_MEASURE, measures, OTHERS, OWN, units } from './things.js';

const FROM = '2020-01-01';
const MANDATE = { body: 'National assembly', meeting: 'Meeting 2020', case: '12/20', date: '2020-11-21' };

/** Records what facts need to stand on: the organisation, the measures, a plan with one goal, and what that goal means. */
export async function furnish({ runner, vault }: Pick<Ledger, 'runner' | 'vault'>): Promise<void> {
  const caller = holderOfTheFiles(await vault.enrol({ name: 'Benchmark', contact: null }), 'secretariat');
  const admin = { ...caller, role: 'admin' as const };
  const organisation = [
    { unit: 'union', kind: 'union', name: 'Union', parent: null },
    { unit: OWN, kind: 'region', name: 'Region of the goal', parent: 'union' },
    { unit: OTHERS, kind: 'region', name: 'Region of the others', parent: 'union' },
    ...units.map(({ unit, parent }) => ({ unit, kind: 'branch', name: unit, parent })),
  ].map((unit) => ({ ...unit, from: FROM }));
  await runner.execute({ name: 'establishUnits', data: { units: organisation }, caller: admin, expected: 'none' });
  for (const measure of measures) {
    const data = {
      measure,
      title: measure,
      kind: 'count',
      quantity: 'stock',
      unitOfMeasure: 'members',
      definition: 'Everyone on the list that day',
      from: FROM,
    };
    await runner.execute({ name: 'defineMeasure', data, caller });
  }
  const statement = { statement: GOAL, position: 1, role: 'goal', wording: { nb: 'Medlemstallet skal øke med to prosent eller mer hvert år.' } };
  const plan = { plan: 'P', title: { nb: 'Målingens plan' }, unit: 'union', period: { from: '2021-01-01', to: '2024-01-01' }, statements: [statement] };
  await runner.execute({ name: 'adoptPlan', data: plan, caller, mandate: MANDATE });
  const interpretation = {
    goal: GOAL,
    plan: 'P',
    type: 'annualGrowthFloor',
    parameters: { measure: GOAL_MEASURE, rate: '0.02' },
    reportingUnits: { root: OWN, kind: 'branch' },
    from: '2021-01-01',
  };
  await runner.execute({ name: 'interpretGoal', data: interpretation, caller, mandate: MANDATE, reason: 'Each year counts by itself', expected: 'none' });
}

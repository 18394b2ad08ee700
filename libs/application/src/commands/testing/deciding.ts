import { Refused } from '#kernel';
import type { CommandRunner, ExecuteRequest } from '../index.js';
import { planner } from './workbench.js';

const mandate = { body: 'Landsstyret', date: '2023-01-20' };

/** A plan of four years with an area A and the goals P1 to P4. */
export const adopting: ExecuteRequest = {
  name: 'adoptPlan',
  data: {
    plan: 'P',
    title: { nb: 'Plan' },
    unit: 'union',
    period: { from: '2022-01-01', to: '2026-01-01' },
    statements: [
      { statement: 'P1', role: 'goal', position: 1, wording: { nb: 'flere medlemmer' } },
      { statement: 'P2', role: 'goal', position: 2, wording: { nb: 'flere klubber' } },
      { statement: 'P3', role: 'goal', position: 3, wording: { nb: 'flere kurs' } },
      { statement: 'P4', role: 'goal', position: 4, wording: { nb: 'bedre kurs' } },
      { statement: 'A', role: 'priorityArea', position: 5, wording: { nb: 'medlemmer' } },
    ],
  },
  caller: { ...planner, role: 'secretariat' },
  mandate,
};

/** A decision on P1, from the plan's first day, unless said otherwise. */
export const deciding = (name: string, data: object): ExecuteRequest => ({
  name,
  data: { goal: 'P1', plan: 'P', from: '2022-01-01', ...data },
  caller: planner,
  mandate,
  reason: 'vedtatt',
  expected: 'latest',
});

/** What a request is refused for. @throws Error when it is accepted */
export async function issuesOf(runner: CommandRunner, request: ExecuteRequest) {
  const caught = await runner.execute(request).catch((error: unknown) => error);
  if (!(caught instanceof Refused)) throw new Error('not refused', { cause: caught });
  return caught.issues;
}

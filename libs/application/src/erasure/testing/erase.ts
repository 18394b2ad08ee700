import type { CommandRunner } from '../../commands/index.js';
import { planner } from '../../commands/testing/workbench.js';

/** Who asks in these tests, and who agrees. */
const [ASKS, AGREES] = ['actor-first', 'actor-second'].map((actor) => ({ ...planner, role: 'admin' as const, actor }));
const GROUNDS = { reason: 'bedt om det', expected: 'latest' } as const;

/** Has this erased by two people, and answers the seq of the event that says so. */
export async function erase(runner: CommandRunner, erasure: string, what: object): Promise<number> {
  await runner.execute({ name: 'proposeErasure', data: { erasure, ...what }, caller: ASKS as typeof planner, ...GROUNDS });
  return (await runner.execute({ name: 'confirmErasure', data: { erasure }, caller: AGREES as typeof planner, ...GROUNDS })).seq as number;
}

import { Refused } from '#kernel';
import type { Log } from './projector.js';

/**
 * A log that ends before the read models, as a copy of KurrentDB does that has fallen behind, says nothing of what they hold beyond it.
 * @throws Refused `unavailable`
 */
export async function mustReach(log: Log, seq: number): Promise<void> {
  const { seq: head } = await log.head();
  if (head >= seq) return;
  const problem = `this copy of the log ends at ${head}, before the read models at ${seq}`;
  const remedy = 'wait: a copy of KurrentDB catches up by itself; where the log lies in files, find out what became of its end (`fremdrift verify`)';
  throw new Refused('unavailable', `${problem}: ${remedy}`, [{ field: 'log', problem, remedy }]);
}

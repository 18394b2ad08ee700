import { availableParallelism } from 'node:os';

/** Does `work` for each, as many side by side as there are processors. @throws as the first that fails, once those under way have ended */
export async function sideBySide<T>(all: readonly T[], work: (one: T, index: number) => Promise<void>): Promise<void> {
  const rest = all.entries();
  const lanes = Array.from({ length: availableParallelism() }, async () => {
    for (const [index, one] of rest) await work(one, index);
  });
  const failed = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

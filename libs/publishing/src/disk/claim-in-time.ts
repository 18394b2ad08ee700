import { setTimeout as delay } from 'node:timers/promises';
import { claimLedger, isLocked } from '#event-store';
import { Refused } from '#kernel';

const RETRY_MS = 5;

/**
 * Claims what the path names, against every other thread and process, once whoever has it lets go of it or ends; see {@link claimLedger}.
 * @returns how to release it
 * @throws Refused `unavailable` when it is not let go of in time, or can't be claimed
 */
export async function claimInTime(path: string, patienceMs: number): Promise<() => void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return claimLedger(path);
    } catch (error) {
      if (!(error instanceof Refused && isLocked(error.cause)) || performance.now() > deadline) throw error;
      await delay(RETRY_MS);
    }
  }
}

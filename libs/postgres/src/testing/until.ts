import { setImmediate } from 'node:timers/promises';

/** Waits until something holds; the test's own time limit ends it otherwise. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setImmediate();
}

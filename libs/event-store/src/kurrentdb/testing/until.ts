import { setImmediate as endOfTurn } from 'node:timers/promises';

/** Resolves when it holds, which is asked in every turn of the event loop. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await endOfTurn();
}

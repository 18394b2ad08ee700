import { setTimeout } from 'node:timers/promises';
import { messageOf, type Heartbeat } from '#kernel';

/** Pauses between attempts, in milliseconds: each twice the one before. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5000;

/** Resolves after the time, or when the signal comes. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}

/**
 * Keeps work going until the signal. What it throws holds it, is told by the heartbeat, and it is begun anew after a pause, which grows as
 * long as it does not get on. The work says itself when it gets on, by the heartbeat.
 */
export async function keepGoing(work: () => Promise<void>, heartbeat: Heartbeat, signal: AbortSignal, wait = pause): Promise<void> {
  let next = FIRST_PAUSE;
  while (!signal.aborted) {
    const { at } = heartbeat.pulse();
    try {
      await work();
    } catch (error) {
      if (heartbeat.pulse().at !== at && heartbeat.pulse().held === null) next = FIRST_PAUSE;
      heartbeat.hold(messageOf(error));
      await wait(next, signal);
      next = Math.min(next * 2, LONGEST_PAUSE);
    }
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { typeOf } from './client.js';

/** What passes by itself within this time, of brokers that run. */
const PASSES_WITHIN_MS = 30_000;
const AGAIN_MS = 50;

/** Brokers that have just started, or took over from others, load what groups acknowledged; until then they let nobody join or ask. */
export const LOADING: ReadonlySet<string | null> = new Set(['GROUP_LOAD_IN_PROGRESS', 'GROUP_COORDINATOR_NOT_AVAILABLE', 'NOT_COORDINATOR_FOR_GROUP']);

/** Does it again while it fails for one of these reasons, which the client takes for failures, and for a while at most. @throws what it throws otherwise */
export async function patiently<T>(work: () => Promise<T>, passing: ReadonlySet<string | null>, mayAgain: () => boolean = () => true): Promise<T> {
  for (const end = performance.now() + PASSES_WITHIN_MS; ; await pause(AGAIN_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!passing.has(typeOf(error)) || !mayAgain() || performance.now() > end) throw error;
    }
  }
}

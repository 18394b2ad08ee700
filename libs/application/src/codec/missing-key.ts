import type { SealedBox } from '#domain';
import type { StoredEvent } from '#event-store';
import type { VaultReader } from '../vault/index.js';
import { boxesIn } from './boxes.js';

/** The seq of the first of these events with a sealed field whose key the vault has never held; null when there is none. */
export async function firstWithoutKey(events: readonly StoredEvent[], vault: Pick<VaultReader, 'sealingKeys'>): Promise<number | null> {
  const boxes = events.flatMap(({ seq, payload }) => boxesOf(payload).map(({ key }) => ({ seq, key })));
  const held = await vault.sealingKeys(boxes.map(({ key }) => key));
  return boxes.find(({ key }) => !held.has(key))?.seq ?? null;
}

/** An event that can't be read has no key to lose; the read models it holds up say what is wrong with it. */
function boxesOf(payload: string): readonly SealedBox[] {
  try {
    return boxesIn(JSON.parse(payload));
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

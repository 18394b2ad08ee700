import type { StoredEvent } from '#event-store';
import type { VaultReader } from '../vault/index.js';
import { boxesIn } from './boxes.js';

/** The seq of the first of these events with a sealed field whose key the vault has never held; null when there is none. */
export async function firstWithoutKey(events: readonly StoredEvent[], vault: Pick<VaultReader, 'sealingKeys'>): Promise<number | null> {
  const boxes = events.flatMap(({ seq, payload }) => boxesIn(JSON.parse(payload)).map(({ key }) => ({ seq, key })));
  const held = await vault.sealingKeys(boxes.map(({ key }) => key));
  return boxes.find(({ key }) => !held.has(key))?.seq ?? null;
}

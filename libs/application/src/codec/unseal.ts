import { Broken } from '#kernel';
import { isSealedBox, type SealedBox } from '#domain';
import type { VaultReader } from '../vault/index.js';
import { boxesIn } from './boxes.js';
import { openBox } from './sealing.js';

/** What stands where a sealed text was, once its key is destroyed. */
export const ERASED = '[erased]';

/**
 * The value with every sealed box in it, however deep, opened: the last step of a read. A box whose key was destroyed becomes
 * {@link ERASED}.
 * @throws Broken when a key is missing or a box was altered: then this is not the vault of this ledger, or an older one
 */
export async function unseal<T>(value: T, vault: VaultReader): Promise<T> {
  const boxes = boxesIn(value);
  if (boxes.length === 0) return value;
  const keys = await vault.sealingKeys(boxes.map((box) => box.key));
  return replaceBoxes(value, (box) => {
    const held = keys.get(box.key);
    if (held === undefined) throw new Broken(`the vault has no key ${box.key}: it belongs to another ledger or is older than this one`);
    return held.key === null ? ERASED : openBox(box.box, { ...held, key: held.key });
  }) as T;
}

function replaceBoxes(value: unknown, open: (box: SealedBox) => string): unknown {
  if (isSealedBox(value)) return open(value);
  if (typeof value !== 'object' || value === null || boxesIn(value).length === 0) return value;
  if (Array.isArray(value)) return value.map((item) => replaceBoxes(item, open));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceBoxes(inner, open)]));
}

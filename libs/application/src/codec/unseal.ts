import { Broken } from '#kernel';
import { isSealedBox, type SealedBox } from '#domain';
import type { VaultReader } from '../vault/index.js';
import { boxesIn } from './boxes.js';
import { openBox } from './sealing.js';

/** What the log says is erased: keys and pseudonyms, each with the seq of the event that says so first. */
export interface ErasedThings {
  readonly keys: ReadonlyMap<string, number>;
  readonly people: ReadonlyMap<string, number>;
}

/** Looks up what is erased; asked only where something can't be read. */
export type Erasures = () => Promise<ErasedThings>;

/** What stands where a text or a name was: which event erased it, or that it was lost without a decision, as after a loss of the vault. */
export function goneMark(seq: number | undefined): string {
  return seq === undefined ? '[lost]' : `[erased at seq ${seq}]`;
}

/**
 * The value with every sealed box in it, however deep, opened: the last step of a read. A box whose key was destroyed becomes its
 * {@link goneMark}.
 * @throws Broken when the vault never had a key or a box was altered: then this is not the vault of this ledger, or an older one
 */
export async function unseal<T>(value: T, vault: Pick<VaultReader, 'sealingKeys'>, erasures: Erasures): Promise<T> {
  const boxes = boxesIn(value);
  if (boxes.length === 0) return value;
  const held = await vault.sealingKeys(boxes.map((box) => box.key));
  const erased = [...held.values()].some(({ key }) => key === null) ? (await erasures()).keys : NONE;
  return replaceBoxes(value, (box) => {
    const sealing = held.get(box.key);
    if (sealing === undefined) throw new Broken(`the vault has no key ${box.key}: it belongs to another ledger or is older than this one`);
    return sealing.key === null ? goneMark(erased.get(box.key)) : openBox(box.box, { ...sealing, key: sealing.key });
  }) as T;
}

const NONE: ReadonlyMap<string, number> = new Map();

function replaceBoxes(value: unknown, open: (box: SealedBox) => string): unknown {
  if (isSealedBox(value)) return open(value);
  if (typeof value !== 'object' || value === null || boxesIn(value).length === 0) return value;
  if (Array.isArray(value)) return value.map((item) => replaceBoxes(item, open));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceBoxes(inner, open)]));
}

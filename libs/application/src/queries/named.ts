import { goneMark, type Erasures } from '../codec/index.js';
import type { VaultReader } from '../vault/index.js';

/** Something that somebody did, with the name behind the pseudonym. */
export type Named<T> = T & {
  /** Once erased, which event erased it; null where the vault knows of nobody. */
  readonly actorName: string | null;
};

/** Puts the name behind each pseudonym beside it. Names lie in the vault alone: this is for answers, never for the log. */
export async function withNames<T extends { readonly actor: string }>(
  items: readonly T[],
  vault: VaultReader,
  erasures: Erasures,
): Promise<readonly Named<T>[]> {
  const people = await vault.people([...new Set(items.map(({ actor }) => actor))]);
  const erased = [...people.values()].some(({ name }) => name === null) ? (await erasures()).people : null;
  const nameOf = (actor: string) => {
    const person = people.get(actor);
    return person === undefined ? null : (person.name ?? goneMark(erased?.get(actor)));
  };
  return items.map((item) => ({ ...item, actorName: nameOf(item.actor) }));
}

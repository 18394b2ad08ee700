import type { VaultReader } from '../vault/index.js';

/** Something that somebody did, with the name behind the pseudonym. */
export type Named<T> = T & {
  /** Null once erased, and where the vault knows of nobody. */
  readonly actorName: string | null;
};

/** Puts the name behind each pseudonym beside it. Names lie in the vault alone: this is for answers, never for the log. */
export async function withNames<T extends { readonly actor: string }>(items: readonly T[], vault: VaultReader): Promise<readonly Named<T>[]> {
  const people = await vault.people([...new Set(items.map(({ actor }) => actor))]);
  return items.map((item) => ({ ...item, actorName: people.get(item.actor)?.name ?? null }));
}

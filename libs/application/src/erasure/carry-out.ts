import type { ErasedData } from '#domain';
import type { EvidenceStore } from '../evidence/index.js';
import type { Erasable, Vault } from '../vault/index.js';

/** Where an erasure has to reach: a vault and the evidence beside it, the ledger's own or a backup's. */
export interface Holdings {
  readonly vault: Pick<Vault, 'erase'>;
  readonly evidence: Pick<EvidenceStore, 'remove'>;
}

/** The keys and names that erasures take. */
export function erasableIn(erasures: readonly ErasedData[]): Erasable {
  return {
    keys: erasures.flatMap(({ texts, files }) => [...texts, ...files].map(({ key }) => key)),
    people: erasures.flatMap(({ people }) => people),
  };
}

/**
 * Takes away all that these erasures name; again is harmless. Files go first, so that where a key is gone, its file is.
 * @throws Refused `busy` and `unavailable`, as {@link Vault.erase} and the evidence store do; what is left is taken when it is carried out again
 */
export async function carryOut(erasures: readonly ErasedData[], { vault, evidence }: Holdings): Promise<void> {
  const erasable = erasableIn(erasures);
  const keys = new Set(erasable.keys);
  for (const hash of new Set(erasures.flatMap(({ files }) => files.map((file) => file.hash)))) await evidence.remove(hash, keys);
  await vault.erase(erasable);
}

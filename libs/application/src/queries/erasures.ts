import type { ErasedData } from '#domain';
import type { ErasureAnswer, LedgerEvent } from '#projections';
import type { Named } from './named.js';

/** Who did it, when and why. */
type Deed = Pick<Named<LedgerEvent>, 'seq' | 'recordedAt' | 'actor' | 'actorName' | 'reason'> & { readonly eventId: string };

/** An erasure with the names of those who proposed and settled it. */
export interface ErasureInWords extends Omit<ErasureAnswer, 'proposed' | 'settled'> {
  readonly proposed: Deed;
  readonly settled: Deed | null;
  /** Keys and names of a confirmed one that are not gone for good here yet; 0 as soon as they are. */
  readonly owed: number;
}

interface Opening {
  readonly unseal: <T>(value: T) => Promise<T>;
  readonly named: <T extends { readonly actor: string }>(items: readonly T[]) => Promise<readonly Named<T>[]>;
  readonly owed: (erased: ErasedData) => Promise<number>;
}

export async function erasureInWords({ proposed, settled, ...rest }: ErasureAnswer, opening: Opening): Promise<ErasureInWords> {
  return {
    ...rest,
    proposed: await deedOf(proposed, opening),
    settled: settled === null ? null : await deedOf(settled, opening),
    owed: settled?.type === 'Erased' ? await opening.owed(settled.data) : 0,
  };
}

async function deedOf(event: LedgerEvent, { unseal, named }: Opening): Promise<Deed> {
  const [told] = await named([await unseal(event)]);
  const { id, seq, recordedAt, actor, actorName, reason } = told as Named<LedgerEvent>;
  return { eventId: id, seq, recordedAt, actor, actorName, reason };
}

import type { Checkpoint, Hash } from '#transparency';

/** A request for a signature on a checkpoint, with the proof that it continues what was signed last. */
export interface SignRequest {
  readonly checkpoint: Checkpoint;
  /** Size of the last checkpoint that was signed for the origin; 0 before the first. */
  readonly from: number;
  /** RFC 6962 consistency proof from that size; empty from size 0, and for the same size again. */
  readonly proof: readonly Hash[];
}

/**
 * Whoever holds the signing key. It keeps the archive of what it has signed, and signs nothing that does not continue the last of it: two
 * inconsistent checkpoints never come from one key, whatever asks for them.
 */
export interface CheckpointSigner {
  /**
   * The checkpoint as a signed note, which lies in the archive when this resolves.
   * @throws Refused `conflict` when it does not continue the last one; `not-found` when there is no key for the origin; `forbidden` when the
   * log was closed; `unavailable` when the signer can't be reached or can't write its archive
   */
  sign(request: SignRequest): Promise<string>;
  close(): Promise<void>;
}

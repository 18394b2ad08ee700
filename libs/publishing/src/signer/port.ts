import type { Checkpoint, Hash, NoteSigner } from '#transparency';

/** A request for a signature on a checkpoint, with the proof that it continues what was signed last. */
export interface SignRequest {
  readonly checkpoint: Checkpoint;
  /** Size of the last checkpoint that was signed for the origin; 0 before the first. */
  readonly from: number;
  /** RFC 6962 consistency proof from that size; empty from size 0, and for the same size again. */
  readonly proof: readonly Hash[];
  /** The key in force, without which nothing is signed; when none is named, all that the signer holds for the origin sign. */
  readonly vkey?: string | undefined;
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

/** What a signer holds for an origin. */
export interface HeldKeys {
  /** Public keys; two while one takes over from the other, which both sign. */
  readonly vkeys: readonly string[];
  /** Whether the origin was ended: then nothing is signed for it any more. */
  readonly ended: boolean;
}

/** A signer that also makes keys and destroys them. Everything may be asked again: what was done before is answered as it was. */
export interface Signer extends CheckpointSigner {
  /**
   * Makes a key for the origin, and answers its public half; the secret one never leaves the signer. One that was made before and is not
   * `beside` is answered instead of another.
   * @param beside the key in force that the new one is to follow; null for the first of the origin
   * @throws Refused `not-found` when the key in force is not here; `forbidden` when the origin was ended; `invalid` for what can't name a key
   */
  create(origin: string, beside: string | null): Promise<string>;
  /** Destroys a key that another has taken over from. @throws Refused `conflict` when it is the only one of its origin */
  retire(vkey: string): Promise<void>;
  /** Ends the origin: destroys its keys and signs nothing for it any more. */
  end(origin: string): Promise<void>;
  held(origin: string): Promise<HeldKeys>;
}

/** Where secret keys lie. Only the signer's own process opens one. */
export interface SigningKeys {
  /** @throws Refused `unavailable` when a key can't be read, or others may read it too */
  of(origin: string): Promise<readonly NoteSigner[]>;
  /** Makes a key, durably. @throws Refused `invalid` (`name`) */
  create(origin: string): Promise<NoteSigner>;
  /** Destroys one; one that is not there is passed over. */
  destroy(key: NoteSigner): Promise<void>;
  isEnded(origin: string): Promise<boolean>;
  /** Records that the origin is ended, durably. */
  end(origin: string): Promise<void>;
}

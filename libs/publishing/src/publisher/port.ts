import type { Checkpoint, Hash } from '#transparency';

/** A checkpoint that was signed and lies in the archive, about to be published. */
export interface SignedCheckpoint extends Checkpoint {
  /** The signed note, with the signatures that have come so far. */
  readonly note: string;
  /** The RFC 6962 proof that its tree continues the one of a smaller size; empty from size 0 and for its own size. */
  readonly proofFrom: (size: number) => Promise<readonly Hash[]>;
}

/** Something that was wished for a checkpoint and has not come: by whom (`witness example.org/w1`), and why. */
export interface Missing {
  readonly from: string;
  readonly problem: string;
  /** It shows that more of this log, or another history of it, was signed: it can't be trusted until that is explained. */
  readonly contradicts?: true;
  /** Since when, where that is told; RFC 3339, UTC. */
  readonly since?: string;
}

/**
 * What others add to a checkpoint after it is signed, such as cosignatures or a time stamp. It keeps in the archive what it gets, is bounded in
 * time by itself (two seconds), never rejects, and answers what is missing. While something is missing it is asked again at every interval,
 * also for a checkpoint it was asked for before.
 */
export type Afterwards = (signed: SignedCheckpoint) => Promise<readonly Missing[]>;

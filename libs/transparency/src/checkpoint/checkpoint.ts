import type { Hash } from '../hash.js';

/** What a log says of itself at a size: c2sp.org/tlog-checkpoint v1.0.0. */
export interface Checkpoint {
  /** The log's name for ever: a scheme-less address such as `ledger.example.org/progress`. */
  readonly origin: string;
  /** Leaves in the tree; a whole number below 2^53. */
  readonly size: number;
  readonly root: Hash;
}

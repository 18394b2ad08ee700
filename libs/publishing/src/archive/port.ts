import type { Checkpoint } from '#transparency';

/** A signed checkpoint as it lies in the archive. */
export interface ArchivedCheckpoint extends Checkpoint {
  /** The signed note, whole: the log's own signatures and every cosignature that has come. */
  readonly note: string;
}

/** Every checkpoint that was ever signed, kept outside the database, best on another disk. Reading half: for any thread or process. */
export interface CheckpointArchiveReader {
  /** Whether a log of this origin was ever begun here, which is recorded before its first key is. */
  isBegun(origin: string): Promise<boolean>;
  /** The origins that were begun for the ledger, in no order. */
  originsOf(ledger: string): Promise<readonly string[]>;
  /** The largest one of the origin; null before the first. @throws Refused `unavailable` when it can't be read or was altered */
  latest(origin: string): Promise<ArchivedCheckpoint | null>;
  /** The smallest one whose tree holds the leaf `seq`; null while none does. It stays the same for ever, but for signatures that are added. */
  covering(origin: string, seq: number): Promise<ArchivedCheckpoint | null>;
  /** All of an origin, by size. */
  all(origin: string): AsyncIterable<ArchivedCheckpoint>;
  /** The time stamp (RFC 3161, as it came) of the checkpoint of that size; null when it has none. */
  timeStamp(origin: string, size: number): Promise<Buffer | null>;
}

/** The writing half: any number of threads and processes may add to one archive at once, and none takes away what another has added. */
export interface CheckpointArchive extends CheckpointArchiveReader {
  /** Records that a log of this origin is begun, and of which ledger it is, where that is told; again is harmless. */
  begin(origin: string, ledger?: string): Promise<void>;
  /**
   * Keeps a signed checkpoint, or adds to the signatures of one that is kept; durable when it resolves. Signatures are not verified here.
   * @throws Refused `conflict` when one of the same size with another text, or a larger one, is kept; `unavailable` when the origin was never begun
   * here
   */
  keep(note: string): Promise<ArchivedCheckpoint>;
  /** Keeps the time stamp of a checkpoint that is kept; the first one stays. */
  keepTimeStamp(origin: string, size: number, stamp: Uint8Array): Promise<void>;
}

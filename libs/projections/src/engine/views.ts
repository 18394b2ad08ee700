import { messageOf } from '#kernel';
import type { RowChange, Value } from './row-change.js';

/** Why a projection no longer moves: the event it could not apply. */
export interface Stopped {
  readonly eventId: string;
  readonly seq: number;
  readonly error: string;
  /** RFC 3339, UTC. */
  readonly since: string;
}

/** How far a projection has come. */
export interface Checkpoint {
  readonly name: string;
  readonly version: number;
  /** Last seq applied; -1 before the first. */
  readonly seq: number;
  /** Id of that event: tells whether the read models belong to this ledger. Empty before the first. */
  readonly eventId: string;
  /** RFC 3339, UTC. */
  readonly updatedAt: string;
  readonly stopped: Stopped | null;
}

/** Somebody else moved the checkpoint since it was read: two projectors on the same read models. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';

  constructor(projection: string, seq: number) {
    super(`the checkpoint of ${projection} is no longer at ${seq}: another projector writes to the same read models; stop one of them`);
  }
}

/** A row change that failed: which of the events it was. */
export class ChangeFailed extends Error {
  override readonly name = 'ChangeFailed';

  constructor(
    /** Index into the page's list of changes by event. */
    readonly index: number,
    cause: unknown,
  ) {
    super(messageOf(cause), { cause });
  }
}

/** What one page does to one projection, in one transaction. */
export interface Commit {
  /** The checkpoint the page was read from; it must still stand there. */
  readonly from: Checkpoint;
  readonly to: Checkpoint;
  /** Row changes, one list an event. */
  readonly changes: readonly (readonly RowChange[])[];
}

/** The write side of a set of read models. One projector owns it. */
export interface ViewsWriter {
  checkpoints(): Promise<readonly Checkpoint[]>;
  /** All or nothing. @throws CheckpointMoved; ChangeFailed */
  commit(page: Commit): Promise<void>;
  /** Also when it is closed already. */
  close(): Promise<void>;
}

/** Reading at one moment: every statement sees the same rows. Each snapshot has one of its own. */
export interface Read {
  /** The rows of a portable SQL statement with `?` for each parameter. `R` says what the statement selects. */
  all<R extends object>(sql: string, ...params: readonly Value[]): Promise<readonly R[]>;
}

/** The read side of a set of read models. */
export interface ViewsReader {
  /** Runs `ask` on one snapshot, one at a time. @throws Refused `not-yet` while the read models are missing or of another version */
  snapshot<T>(ask: (read: Read) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

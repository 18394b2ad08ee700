import type { Instant, Micros } from '#kernel';
import type { Caller } from '../authority/index.js';

/** A command as it comes from a door. What is absent or null is not said. */
export interface ExecuteRequest {
  /** The command's name, such as `recordMeasurement`. */
  readonly name: string;
  /** Checked against the command's schema. */
  readonly data: unknown;
  readonly caller: Caller;
  /** Checked against the mandate's schema. */
  readonly mandate?: unknown;
  /** Plain text, at most 4,000 characters; sealed in the log. */
  readonly reason?: string | null;
  /**
   * The revision the caller has seen: a number, or `none` when the stream must be empty. `latest` says that whatever is there now will
   * do. Without it a decision is refused; everything else takes it as `latest`.
   */
  readonly expected?: number | 'none' | 'latest' | null;
  /** Makes the request safe to repeat: scoped to the caller, for ever. */
  readonly idempotencyKey?: string | null;
  /** Which line of a delivery it is, where one key covers many. */
  readonly line?: number | null;
  /** W3C trace id. */
  readonly correlation?: string | null;
  /** Id of the event that led to this command. */
  readonly causation?: string | null;
  /** The recording time claimed, for loading samples and migration; a running server never sets it. */
  readonly claimedAt?: Micros | null;
}

/** Where a command's events lie in the log. */
export interface Receipt {
  /** seq of the last event: reads with `minSeq` of it see all of them. Null where a sequencer of its own has not reached it. */
  readonly seq: number | null;
  readonly stream: string;
  /** The stream's revision after them. */
  readonly revision: number;
  readonly eventIds: readonly string[];
  readonly recordedAt: Instant | null;
  /** True when the same request had been recorded before: nothing was written, and this is where it lies. */
  readonly repeated: boolean;
  /** What whoever asked for it should know, a sentence each; absent where there is nothing. */
  readonly remarks?: readonly string[];
}

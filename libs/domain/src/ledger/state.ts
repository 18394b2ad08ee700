import { type CalendarDate, Refused } from '#kernel';
import type { EventOf } from '../event/index.js';
import type { LedgerOpened } from './events.js';
import type { ClosingReason } from './log.js';

/** A key that the ledger's checkpoints were or are signed with, from a day on; `to` is the day on which another took over, null while none has. */
export interface SigningKey {
  readonly origin: string;
  readonly vkey: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** That the log of the present origin takes nothing more. */
export interface ClosedLog {
  readonly on: CalendarDate;
  readonly because: ClosingReason;
}

/** What an opened ledger says of itself now. */
export type OpenedLedger = EventOf<typeof LedgerOpened>['data'] & {
  /** Every key there was, under every origin, oldest first. */
  readonly keys: readonly SigningKey[];
  readonly closed: ClosedLog | null;
  /** The least number of people that a published figure may tell of. */
  readonly threshold: number;
};

/** Where nobody has decided on it: one or two people are never told of. */
export const DEFAULT_THRESHOLD = 3;

/** The ledger's state; null before it was opened. */
export type LedgerState = OpenedLedger | null;

/** The key in force for the present origin; null where none was adopted. */
export function signingKey({ keys, origin }: Pick<OpenedLedger, 'keys' | 'origin'>): SigningKey | null {
  return keys.findLast((key) => key.origin === origin && key.to === null) ?? null;
}

/** The public keys that checkpoints of the origin may bear, oldest first. */
export function keysOf({ keys }: Pick<OpenedLedger, 'keys'>, origin: string): readonly string[] {
  return keys.filter((key) => key.origin === origin).map(({ vkey }) => vkey);
}

/** The one command that a closed log takes: it goes on under another origin. */
export const AFTER_CLOSING = 'changeOrigin';

const BECAUSE: Readonly<Record<ClosingReason, string>> = {
  compromised: 'its signing key may be in the hands of others',
  lost: 'its signing key was lost',
  behind: 'it was behind its last checkpoint',
  moved: 'it was to go on under another name',
};

/** For every command of every stream. @throws Refused `forbidden` when the log is closed and the command is not the one that may follow */
export function mustTake(command: string, state: LedgerState): void {
  if (state === null || state.closed === null || command === AFTER_CLOSING) return;
  const { on, because } = state.closed;
  const problem = `the log ${state.origin} was closed on ${on}, because ${BECAUSE[because]}, and takes nothing more`;
  throw new Refused('forbidden', problem, [{ field: 'ledger', problem, remedy: 'go on under another origin with `fremdrift key new-origin`' }]);
}

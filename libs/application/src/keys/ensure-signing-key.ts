import { Refused } from '#kernel';
import type { Caller } from '../authority/index.js';
import type { CommandRunner } from '../commands/index.js';
import type { LogKeys } from './log-keys.js';

/** As much of an opened ledger as its key concerns. */
export interface LedgerToSign {
  readonly runner: CommandRunner;
  readonly keys: LogKeys;
  readonly self: Caller;
  readonly publishing: { start(): Promise<unknown>; startSoon(): void };
  readonly settings: () => Promise<{ readonly keys: readonly unknown[] }>;
}

/**
 * Gives a ledger that is to be served its first key, brings the signer to what is on record, and publishes the ledger from now on. Where a ledger that has a key can't reach its
 * signer, that is told, and it serves: what is missing is signed later.
 * @throws Refused `unavailable` when a first key can't be made; `forbidden` when the ledger is an older copy, from before its origin was ended; `invalid` when the ledger's origin can't name one, or for a wrong
 * policy of witnesses
 */
export async function ensureSigningKey({ runner, keys, self, publishing, settings }: LedgerToSign, tell: (line: string) => void): Promise<void> {
  const hadKey = (await settings()).keys.length > 0;
  try {
    await keys.ensure((vkey) => runner.execute({ name: 'adoptSigningKey', data: { vkey }, caller: self, expected: 'latest' }));
    await publishing.start();
  } catch (error) {
    if (!hadKey || !(error instanceof Refused) || error.kind === 'invalid' || error.kind === 'forbidden') throw error;
    publishing.startSoon();
    const [issue] = error.issues;
    tell(`No checkpoint can be signed: ${error.message}${issue === undefined ? '' : `; ${issue.remedy}`}`);
  }
}

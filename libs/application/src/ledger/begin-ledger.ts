import { randomToken, Refused } from '#kernel';
import type { openLedger } from '#domain';
import type { z } from 'zod';
import { holderOfTheFiles } from '../authority/index.js';
import type { CommandRunner } from '../commands/index.js';
import type { Vault } from '../vault/index.js';

/** What a new ledger says of itself. Its id is drawn when none is given. */
export type NewLedger = Omit<z.input<typeof openLedger.data>, 'ledger'> & { readonly ledger?: string };

/**
 * Appends the ledger's first event, by an actor of its own. The vault is claimed afterwards: a loss of power in between leaves a log
 * of one event beside an unclaimed vault, which the next opening completes.
 * @throws Refused `invalid` for settings that make no ledger
 */
export async function beginLedger(create: NewLedger, runner: CommandRunner, vault: Vault): Promise<void> {
  const self = holderOfTheFiles(await vault.enrol({ name: 'Fremdrift', contact: null }));
  await runner.execute({ name: 'openLedger', data: { ledger: `ledger-${randomToken(9)}`, ...create }, caller: self, expected: 'none' });
}

/** @throws Refused `unavailable` when the vault beside an empty log is a ledger's, whose log is gone */
export async function mustBeNobodys(vault: Vault): Promise<void> {
  const owner = await vault.ledger();
  if (owner === null) return;
  const problem = `the log is empty, but the vault is of the ledger ${owner}`;
  const remedy = 'restore ledger.db from the backup, or begin anew in another folder';
  throw new Refused('unavailable', problem, [{ field: 'ledger.db', problem, remedy }]);
}

import { ensureSigningKey, type Ledger } from '#application';

/** Gives the ledger a signing key, so that it is published from then on. */
export function giveKey(ledger: Ledger): Promise<void> {
  return ensureSigningKey(ledger, (line) => process.stderr.write(`${line}\n`));
}

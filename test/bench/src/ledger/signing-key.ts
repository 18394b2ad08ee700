import type { Ledger } from '#application';

/** Gives the ledger a signing key, so that it is published from then on. */
export function adoptKey({ keys, runner, self }: Ledger): Promise<void> {
  return keys.ensure((vkey) => runner.execute({ name: 'adoptSigningKey', data: { vkey }, caller: self, expected: 'latest' }));
}

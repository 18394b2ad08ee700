import type { OpenOptions } from '#application';
import type { Config } from './config.js';

/** Where the parts of a ledger lie that may lie elsewhere, and how it is published, by the settings. */
export function ledgerOptions(config: Config): Pick<OpenOptions, 'checkpoints' | 'keys' | 'publishing'> {
  const { checkpoints, keys, signer, checkpointSeconds, witnesses, timestamps } = config;
  return { checkpoints, keys, publishing: { signer, checkpointSeconds, witnesses, timestamps } };
}

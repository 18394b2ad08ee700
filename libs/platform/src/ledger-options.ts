import type { Elsewhere, RunOptions } from '#application';
import type { Config } from './config.js';

/** Where the parts of a ledger lie that may lie elsewhere, who keeps up its read models, how it is published, and where people reach it, by the settings. */
export function ledgerOptions(config: Config): Elsewhere & Pick<RunOptions, 'projector' | 'publishing' | 'address'> {
  const { address, projector, signer, checkpointSeconds, witnesses, timestamps } = config;
  return { ...elsewhere(config), address, projector, publishing: { signer, checkpointSeconds, witnesses, timestamps } };
}

/** The settings that say where the parts of a ledger lie that may lie elsewhere. */
export const WHERE_SETTINGS = ['checkpoints', 'keys', 'evidence', 'kurrentdb', 'postgres', 'tenant'] as const;

/** Where those parts lie. */
export function elsewhere({ checkpoints, keys, evidence, kurrentdb, postgres, tenant }: Pick<Config, (typeof WHERE_SETTINGS)[number]>): Elsewhere {
  return { checkpoints, keys, evidence, engines: { kurrentdb, postgres, tenant } };
}

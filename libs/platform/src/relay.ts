import { readSources, withRelay, type EmbeddedLedger } from '#application';
import { openKafkaBroker, type Broker } from '#messaging';
import type { Config } from './config.js';

/**
 * The brokers that the settings name; null where they name none.
 * @throws Refused `unavailable` when they can't be reached
 */
export async function brokerBy({ kafka, tenant }: Pick<Config, 'kafka' | 'tenant'>): Promise<Broker | null> {
  return kafka === null ? null : openKafkaBroker({ brokers: kafka, clientId: tenant });
}

/**
 * The ledger with the relay beside it, where the settings name brokers and do not say that it runs apart.
 * @throws Refused as {@link brokerBy}, {@link readSources} and {@link withRelay} do; the ledger is left open then
 */
export async function withRelayBy<L extends EmbeddedLedger>(ledger: L, config: Config): Promise<L> {
  if (config.relay === 'apart') return ledger;
  const sources = readSources(config.sources);
  const broker = await brokerBy(config);
  if (broker === null) return ledger;
  try {
    return await withRelay(ledger, { broker, tenant: config.tenant, sources });
  } catch (error) {
    await broker.close();
    throw error;
  }
}

import { readSources, runRelayApart, withRelay, type EmbeddedLedger, type RelayApart } from '#application';
import { invalid } from '#kernel';
import { openKafkaBroker, type Broker } from '#messaging';
import type { Config } from './config.js';
import { elsewhere } from './ledger-options.js';

/**
 * The brokers that the settings name; null where they name none.
 * @throws Refused `unavailable` when they can't be reached
 */
export async function brokerBy({ kafka, tenant }: Pick<Config, 'kafka' | 'tenant'>): Promise<Broker | null> {
  return kafka === null ? null : openKafkaBroker({ brokers: kafka, clientId: tenant });
}

/**
 * The ledger with the relay beside it, where the settings name brokers, as far as no process of its own relays.
 * @throws Refused as {@link brokerBy}, {@link readSources} and {@link withRelay} do; the ledger is left open then
 */
export async function withRelayBy<L extends EmbeddedLedger>(ledger: L, config: Config): Promise<L> {
  const sources = readSources(config.sources);
  const broker = await brokerBy(config);
  if (broker === null) return ledger;
  return orClosed(broker, () => withRelay(ledger, { broker, tenant: config.tenant, sources, apart: config.relay === 'apart' }));
}

/**
 * The relay in a process of its own, by the settings.
 * @throws Refused `invalid` where they name no brokers or do not say that it runs apart, and as {@link runRelayApart} does
 */
export async function relayApartBy(config: Config): Promise<RelayApart> {
  if (config.relay !== 'apart') {
    throw invalid(
      'FREMDRIFT_RELAY',
      'is inside: the server relays by itself, and events would be sent twice',
      'set FREMDRIFT_RELAY=apart, here and for the server',
    );
  }
  const sources = readSources(config.sources);
  const broker = await brokerBy(config);
  if (broker === null) throw invalid('KAFKA_BROKERS', 'is not set', 'name the brokers to relay to, such as 127.0.0.1:9092');
  return orClosed(broker, () => runRelayApart(config.data, elsewhere(config), { broker, tenant: config.tenant, sources }));
}

async function orClosed<T>(broker: Broker, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await broker.close();
    throw error;
  }
}

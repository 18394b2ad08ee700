import { readSources, runRelayApart, withRelay, type EmbeddedLedger, type RelayApart } from '#application';
import { invalid } from '#kernel';
import { openKafkaBroker, type Broker } from '#messaging';
import type { Config } from './config.js';
import { elsewhere } from './ledger-options.js';
import { createLogger } from './logging.js';

/** The settings that say where the brokers are, and how to be let in. */
export const BROKER_SETTINGS = ['kafka', 'kafkaTls', 'kafkaUser', 'kafkaPassword', 'kafkaMechanism', 'tenant'] as const;

/**
 * The brokers that the settings name; null where they name none.
 * @param clientId what we call ourselves in the brokers' logs; default the tenant's name
 * @throws Refused `invalid` for a user without password, or the reverse; `unavailable` when they can't be reached or do not let us in
 */
export async function brokerBy(config: Pick<Config, (typeof BROKER_SETTINGS)[number]>, clientId: string = config.tenant): Promise<Broker | null> {
  const { kafka, kafkaTls, kafkaUser: username, kafkaPassword: password, kafkaMechanism: mechanism } = config;
  if (kafka === null) return null;
  if (username !== null && password === null) throw invalid('KAFKA_PASSWORD', 'is not set, and KAFKA_USER is', 'set both, or neither');
  if (username === null && password !== null) throw invalid('KAFKA_USER', 'is not set, and KAFKA_PASSWORD is', 'set both, or neither');
  const sasl = username === null || password === null ? null : { mechanism, username, password };
  return openKafkaBroker({ brokers: kafka, clientId, tls: kafkaTls === 'yes', sasl });
}

/**
 * The ledger with the relay beside it, where the settings name brokers, as far as no process of its own relays.
 * @throws Refused as {@link brokerBy}, {@link readSources} and {@link withRelay} do; the ledger is left open then
 */
export async function withRelayBy<L extends EmbeddedLedger>(ledger: L, config: Config): Promise<L> {
  const sources = readSources(config.sources);
  const broker = await brokerBy(config);
  if (broker === null) return ledger;
  return orClosed(broker, () => withRelay(ledger, { broker, tenant: config.tenant, sources, apart: config.relay === 'apart', tell: remarkingBy(config) }));
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
  return orClosed(broker, () => runRelayApart(config.data, elsewhere(config), { broker, tenant: config.tenant, sources, tell: remarkingBy(config) }));
}

function remarkingBy({ logLevel }: Config): (remark: string) => void {
  const log = createLogger(logLevel);
  return (remark) => log.warn(remark);
}

async function orClosed<T>(broker: Broker, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await broker.close();
    throw error;
  }
}

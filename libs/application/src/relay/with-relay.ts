import type { Broker } from '#messaging';
import { openReadModels } from '../engines/index.js';
import type { EmbeddedLedger } from '../running/index.js';
import { relayGauges } from './relay-gauges.js';
import { startRelay } from './relay.js';
import type { Sources } from './sources.js';

export interface RelaySettings {
  readonly broker: Broker;
  readonly tenant: string;
  readonly sources: Sources;
}

/**
 * The ledger with a relay beside it, which is told of in its figures and in whether it is ready, and closed with it.
 * @throws Refused as {@link startRelay} does; the ledger and the broker are left open then
 */
export async function withRelay<L extends EmbeddedLedger>(running: L, { broker, tenant, sources }: RelaySettings): Promise<L> {
  const { ledger, heartbeats } = running;
  const views = openReadModels(ledger.layout);
  const relay = await startRelay({
    broker,
    tenant,
    ledger: (await ledger.settings()).ledger,
    log: ledger.store,
    views,
    intake: { ingestion: ledger.ingestion, access: ledger.access, sources },
    heartbeats,
  });
  return {
    ...running,
    gauges: () => [...running.gauges(), ...relayGauges(relay.figures())],
    close: async () => {
      await relay.close();
      await views.close();
      await running.close();
    },
  };
}

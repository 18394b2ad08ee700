import { Heartbeats, invalid, notFound, systemClock } from '#kernel';
import type { StoreStatus } from '#event-store';
import type { Broker } from '#messaging';
import { openLogReader, openReadModels, type Engines } from '../engines/index.js';
import { layoutOf, openLedger, type Layout, type OpenOptions } from '../ledger/index.js';
import { ledgerOnRecord } from '../publishing/index.js';
import type { EmbeddedLedger, Gauge, Readiness } from '../running/index.js';
import { heartbeatGauges } from '../running/gauges.js';
import { heldReasons, storeReasons } from '../running/readiness.js';
import { relayGauges } from './relay-gauges.js';
import { startRelay, type RelayParts } from './relay.js';
import type { Sources } from './sources.js';

export interface RelaySettings {
  readonly broker: Broker;
  readonly tenant: string;
  readonly sources: Sources;
  /** Whether a process of its own relays as well: then the server leaves to it what that can do. */
  readonly apart: boolean;
  /** Told at the start what is to be looked at. */
  readonly tell?: (remark: string) => void;
}

/** A relay in a process of its own. */
export interface RelayApart {
  readiness(): Readiness;
  gauges(): readonly Gauge[];
  close(): Promise<void>;
}

/** Whether several processes, each in a folder of its own, may write to the ledger; a log in a file has one writer, the server. */
function hasManyWriters({ kurrentdb, postgres }: Engines): boolean {
  return kurrentdb !== null && postgres !== null;
}

/**
 * The ledger with a relay beside it, which is told of in its figures and closed with it. What holds the relay is a remark on the ledger and no
 * reason to send it no requests: it takes them, and the relay goes on from the log when its brokers are back.
 * @throws Refused as {@link startRelay} does; the ledger and the broker are left open then
 */
export async function withRelay<L extends EmbeddedLedger>(running: L, { broker, tenant, sources, apart, tell }: RelaySettings): Promise<L> {
  const { ledger } = running;
  const heartbeats = new Heartbeats(systemClock);
  const views = openReadModels(ledger.layout);
  const relay = await startRelay({
    broker,
    tenant,
    ledger: (await ledger.settings()).ledger,
    outward: apart ? null : { log: ledger.store, views },
    intake: apart && hasManyWriters(ledger.layout.engines) ? null : { ingestion: ledger.ingestion, access: ledger.access, sources },
    heartbeats,
  });
  const remarks = relay.remarks();
  for (const remark of remarks) tell?.(remark);
  return {
    ...running,
    readiness: () => {
      const readiness = running.readiness();
      return { ...readiness, remarks: [...readiness.remarks, ...remarks, ...heldReasons(heartbeats.pulses())] };
    },
    gauges: () => [...running.gauges(), ...relayGauges(relay.figures()), ...heartbeatGauges(heartbeats.pulses(), systemClock)],
    close: async () => {
      await relay.close();
      await views.close();
      await running.close();
    },
  };
}

/**
 * Relays from a data folder, beside a server: what is sent always, what comes in where the engines let several processes write.
 * @throws Refused as {@link startRelay} and {@link openLedger} do, `not-found` when there is no ledger, `invalid` where facts are taken in and
 * it is not said where their evidence lies; the broker is left open then
 */
export async function runRelayApart(root: string, options: OpenOptions, { broker, tenant, sources, tell }: Omit<RelaySettings, 'apart'>): Promise<RelayApart> {
  const layout = layoutOf(root, options);
  const views = openReadModels(layout);
  const heartbeats = new Heartbeats(systemClock);
  const from = hasManyWriters(layout.engines) ? await asWriter(root, { ...options, heartbeats }, sources) : await asReader(layout);
  try {
    const relay = await startRelay({ broker, tenant, ledger: from.ledger, outward: { log: from.log, views }, intake: from.intake, heartbeats });
    const remarks = relay.remarks();
    for (const remark of remarks) tell?.(remark);
    return {
      readiness: () => {
        const reasons = [...storeReasons(from.status()), ...heldReasons(heartbeats.pulses())];
        return { ready: reasons.length === 0, reasons, remarks };
      },
      gauges: () => [...relayGauges(relay.figures()), ...heartbeatGauges(heartbeats.pulses(), systemClock)],
      close: async () => {
        await relay.close();
        await views.close();
        await from.close();
      },
    };
  } catch (error) {
    await from.close();
    throw error;
  }
}

interface From extends Pick<RelayParts, 'ledger' | 'intake'> {
  readonly log: NonNullable<RelayParts['outward']>['log'];
  /** Of a log that this process appends to. */
  status(): StoreStatus;
  close(): Promise<void>;
}

async function asWriter(root: string, options: OpenOptions, sources: Sources): Promise<From> {
  if (sources.size > 0 && (options.evidence ?? null) === null) throw noEvidence();
  const ledger = await openLedger(root, options);
  const { ingestion, access, store } = ledger;
  const intake = { ingestion, access, sources };
  return { log: store, ledger: (await ledger.settings()).ledger, intake, status: () => store.status(), close: () => ledger.close() };
}

async function asReader(layout: Layout): Promise<From> {
  const log = openLogReader(layout);
  const state = await ledgerOnRecord(log);
  if (state !== null) return { log, ledger: state.ledger, intake: null, status: () => ({ writable: true }), close: () => log.close() };
  await log.close();
  throw notFound('FREMDRIFT_DATA', `a ledger in ${layout.root}`, 'start the server first: it makes one');
}

function noEvidence() {
  return invalid(
    'FREMDRIFT_EVIDENCE',
    "is not set, and facts that name evidence would be refused: the files lie in the server's folder",
    'name a folder that server and relay both see, for both of them',
  );
}

import { systemClock, type Clock, type Heartbeats } from '#kernel';
import type { EventReader } from '#event-store';
import type { Broker } from '#messaging';
import type { ViewsReader } from '#projections';
import type { Access } from '../access/index.js';
import type { Ingestion } from '../ingest/index.js';
import { keepGoing, pause } from './keep-going.js';
import { amissInWords, type Amiss } from './position.js';
import { RelayIn } from './relay-in.js';
import { RelayOut } from './relay-out.js';
import type { Sources } from './sources.js';
import { StatusOut } from './status-out.js';
import { relayTopics } from './topics.js';

export interface RelayParts {
  readonly broker: Broker;
  readonly tenant: string;
  /** The ledger's id. */
  readonly ledger: string;
  /** What is sent; null where another process sends it. */
  readonly outward: { readonly log: Pick<EventReader, 'follow' | 'readAll' | 'head'>; readonly views: Pick<ViewsReader, 'snapshot'> } | null;
  /** What takes in what source systems send; null where this process may not write. */
  readonly intake: { readonly ingestion: Pick<Ingestion, 'take'>; readonly access: Pick<Access, 'callersOf'>; readonly sources: Sources } | null;
  readonly heartbeats: Heartbeats;
  readonly clock?: Clock;
}

/** Figures of the relay; what was counted, since the start. */
export interface RelayFigures {
  /** Null where nothing is sent from here. */
  readonly out: { readonly position: number; readonly lag: number; readonly rate: number; readonly sent: number; readonly amiss: Amiss } | null;
  readonly status: { readonly rate: number; readonly sent: number } | null;
  /** Null where nothing is taken in here. */
  readonly in: { readonly lag: number; readonly recorded: number; readonly repeated: number; readonly refused: number } | null;
}

/** The log on its way to Kafka, and what source systems send on its way to the ledger. */
export interface Relay {
  figures(): RelayFigures;
  /** What stops nothing and is to be looked at. */
  remarks(): readonly string[];
  /** Finishes what is under way, then stops; closes the broker. */
  close(): Promise<void>;
}

/** Silence after which a part of the relay is held to be stuck, in seconds. */
const SILENCE = 30;
/** How often it is measured how far behind it is, in milliseconds. */
const MEASURE_EVERY = 1000;

/**
 * Makes the topics, finds where it left off and goes on from there until closed. What goes wrong later holds the part it concerns, is told
 * by its heartbeat, and passes by itself.
 * @throws Refused `invalid` for a topic that is there with other settings; `unavailable` when the brokers can't be used or the topics are
 * another ledger's
 */
export async function startRelay({ broker, tenant, ledger, outward, intake, heartbeats, clock = systemClock }: RelayParts): Promise<Relay> {
  const topics = relayTopics(tenant);
  for (const topic of Object.values(topics)) await broker.ensureTopic(topic);
  const begin = (part: string) => heartbeats.begin(part, SILENCE);
  const common = { broker, topics, ledger, clock };
  const out = outward && (await RelayOut.open({ ...common, log: outward.log, heartbeat: begin('relay of events') }));
  const status = outward && (await StatusOut.open({ ...common, views: outward.views, heartbeat: begin('relay of statuses') }));
  const into = intake && new RelayIn({ broker, topics, tenant, ...intake, heartbeat: begin('relay of measurements') });
  const lags = { out: 0, in: 0 };

  const measure = async () => {
    try {
      if (out !== null) lags.out = await out.lag();
      if (into !== null) lags.in = await into.lag();
    } catch {
      return; // what stands still says so itself
    }
    // with nothing to do, silence is no sign of anything, and what held it is over
    if (lags.out === 0) out?.heartbeat.beat();
    if (lags.in === 0) into?.heartbeat.beat();
  };

  const stop = new AbortController();
  const { signal } = stop;
  const parts = [out, status, into].filter((part) => part !== null);
  const running = parts.map((part) => keepGoing(() => part.run(signal), part.heartbeat, signal));
  const measuring = (async () => {
    for (; !signal.aborted; await pause(MEASURE_EVERY, signal)) await measure();
  })();
  return {
    figures: () => ({
      out: out && { position: out.position, lag: lags.out, rate: out.sent.rate(), sent: out.sentInAll, amiss: out.amiss },
      status: status && { rate: status.sent.rate(), sent: status.sentInAll },
      in: into && { lag: lags.in, ...into.counts },
    }),
    remarks: () => (out === null ? [] : amissInWords(out.amiss, topics)),
    close: async () => {
      stop.abort();
      await Promise.all([...running, measuring]);
      for (const { heartbeat } of parts) heartbeats.end(heartbeat);
      await broker.close();
    },
  };
}

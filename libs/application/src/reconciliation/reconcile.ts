import { Refused, type Clock } from '#kernel';
import type { Payload } from '#domain';
import type { EventReader } from '#event-store';
import type { Broker } from '#messaging';
import { reconcileViews, type ReconciledViews, type ViewsReader } from '#projections';
import type { RelayTopics } from '../relay/index.js';
import { reconcileEvents, type ReconciledTopic } from './events-topic.js';

/** What is being held to the log. */
export type ReconcilingPhase = 'readModels' | 'events';

export interface Reconciling {
  readonly log: EventReader;
  readonly views: ViewsReader;
  /** Null where nothing is relayed. */
  readonly relayed: { readonly broker: Broker; readonly topics: RelayTopics } | null;
  readonly clock: Clock;
  readonly onProgress?: (phase: ReconcilingPhase, done: number, total: number) => void;
}

/** What holding read models and topics to the log came to. */
export interface Reconciliation {
  /** Whether all that was compared is as the log makes it. */
  readonly holds: boolean;
  readonly ledger: string;
  /** The last event of the log when it began; -1 for an empty one. */
  readonly seq: number;
  /** `why` they could not be compared, where there are none of this version. */
  readonly readModels: ReconciledViews | { readonly why: string };
  /** Null where nothing is relayed. */
  readonly events: ReconciledTopic | null;
}

/**
 * Compares, stream by stream, counts and digests of what the log makes with what the read models and the topic of events hold, each up to
 * where it has come; also while a server runs, on whichever engines. Nothing is changed.
 * @throws Refused when an engine can't be reached, or holds another ledger's; Broken when an event can't be applied
 */
export async function reconcile({ log, views, relayed, clock, onProgress = () => undefined }: Reconciling): Promise<Reconciliation> {
  const { seq } = await log.head();
  const ledger = await ledgerOf(log);
  const readModels = await unlessMissing(() => reconcileViews(views, log, clock, (done, total) => onProgress('readModels', done, total)));
  const events = relayed && (await reconcileEvents(log, relayed.broker, relayed.topics, ledger, (done, total) => onProgress('events', done, total)));
  return { holds: viewsHold(readModels) && topicHolds(events), ledger, seq, readModels, events };
}

async function ledgerOf(log: EventReader): Promise<string> {
  const [opened] = await log.readAll(-1, 1);
  if (opened === undefined) throw new Refused('not-found', 'the log is empty: there is nothing to compare with');
  return String((JSON.parse(opened.payload) as Payload).data['ledger']);
}

/** Read models that are missing or being rebuilt are told, and are no fault. */
async function unlessMissing(compare: () => Promise<ReconciledViews>): Promise<ReconciledViews | { readonly why: string }> {
  try {
    return await compare();
  } catch (error) {
    if (error instanceof Refused && error.kind === 'not-yet') return { why: error.message };
    throw error;
  }
}

function viewsHold(views: Reconciliation['readModels']): boolean {
  return 'why' in views || (views.statuses.length === 0 && views.places.every(({ different }) => different.length === 0));
}

function topicHolds(topic: ReconciledTopic | null): boolean {
  return topic === null || (topic.disordered.length === 0 && topic.place.different.length === 0);
}

import { Refused } from '#kernel';
import type { EventReader } from '#event-store';
import type { Broker, Message } from '#messaging';
import { sourceOf } from './event-message.js';
import type { RelayTopics } from './topics.js';

/** The last event that the brokers have acknowledged, and all before it: which ledger's, where, and which. */
export interface Position {
  readonly ledger: string;
  readonly seq: number;
  /** Id of the event at `seq`: tells whether the log is still the one that was relayed. */
  readonly event: string;
}

const KEY = 'events';

export function positionMessage(position: Position): Message {
  return { key: KEY, value: JSON.stringify(position), headers: {} };
}

/**
 * The seq that is acknowledged, as the brokers have it; -1 where nothing was relayed yet.
 * @throws Refused `unavailable` when the topics are another ledger's, or this log does not hold what was relayed
 */
export async function acknowledgedSeq(broker: Broker, topics: RelayTopics, ledger: string, log: Pick<EventReader, 'readAll'>): Promise<number> {
  const position = await lastPosition(broker, topics.position.name);
  if (position === null) {
    await mustHoldNobodyElses(broker, topics.events.name, ledger);
    return -1;
  }
  if (position.ledger !== ledger) throw notOurs(topics.position.name, `is of the ledger ${position.ledger}, and this is ${ledger}`);
  const [event] = await log.readAll(position.seq - 1, 1);
  if (event?.id === position.event) return position.seq;
  throw notOurs(topics.events.name, `was sent the event ${position.event} at seq ${position.seq}, where this log has ${event?.id ?? 'none'}`);
}

/** What is amiss with the topic of events when it is gone on with. */
export interface Amiss {
  /** Messages that lay there when no position was found, so that all is sent again, from the first event on. */
  readonly repeated: number;
  /** Events that the brokers had acknowledged and have no longer, at the least: they are not sent again. */
  readonly gone: number;
}

/** @param seq what {@link acknowledgedSeq} found. @throws Refused `unavailable` */
export async function amissAfter(seq: number, broker: Broker, topics: RelayTopics): Promise<Amiss> {
  const lying = await broker.size(topics.events.name);
  return { repeated: seq === -1 ? lying : 0, gone: Math.max(0, seq + 1 - lying) };
}

/** What is to be looked at, and what to do about it. */
export function amissInWords({ repeated, gone }: Amiss, { events, position }: RelayTopics): readonly string[] {
  return [
    ...(repeated === 0
      ? []
      : [`the topic ${position.name} holds no position, and ${events.name} holds ${repeated} messages: every event is sent again; tell those who follow it`]),
    ...(gone === 0
      ? []
      : [`the topic ${events.name} has lost at least ${gone} events that were acknowledged; to send all again, empty ${position.name} and start anew`]),
  ];
}

async function lastPosition(broker: Broker, topic: string): Promise<Position | null> {
  let last: Position | null = null;
  await broker.read(topic, async (messages) => {
    for (const { key, value } of messages) if (key === KEY && value !== null) last = JSON.parse(value.toString()) as Position;
  });
  return last;
}

/** A topic that holds events and no position may be another's: its first message says whose. */
async function mustHoldNobodyElses(broker: Broker, topic: string, ledger: string): Promise<void> {
  const enough = new AbortController();
  let source: unknown = null;
  await broker.read(
    topic,
    async ([first]) => {
      source ??= sourceIn(first?.value ?? null);
      enough.abort();
    },
    enough.signal,
  );
  if (source !== null && source !== sourceOf(ledger)) throw notOurs(topic, `holds messages of ${JSON.stringify(source)}, and this is ${sourceOf(ledger)}`);
}

function sourceIn(value: Buffer | null): unknown {
  try {
    return (JSON.parse(value?.toString() ?? '') as { readonly source?: unknown } | null)?.source ?? 'nobody';
  } catch {
    return 'nobody'; // what is no JSON was not sent by a relay
  }
}

function notOurs(topic: string, what: string): Refused {
  const problem = `the topic ${topic} ${what}`;
  const remedy = 'choose another FREMDRIFT_TENANT, or, after restoring an older log, delete the topics so that they are filled anew';
  return new Refused('unavailable', `${problem}; ${remedy}`, [{ field: 'FREMDRIFT_TENANT', problem, remedy }]);
}

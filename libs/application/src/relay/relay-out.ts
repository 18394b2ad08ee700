import { inSpans, type Clock, type Heartbeat } from '#kernel';
import { placesOfEvents } from '#domain';
import type { EventReader, StoredEvent } from '#event-store';
import type { Broker } from '#messaging';
import { Meter } from '#projections';
import { eventMessage, sourceOf } from './event-message.js';
import { acknowledgedSeq, amissAfter, positionMessage, type Amiss } from './position.js';
import type { RelayTopics } from './topics.js';

/** Events that are sent before their position is recorded: as many a restart may repeat. */
const PAGE = 500;

export interface RelayOutParts {
  readonly log: Pick<EventReader, 'follow' | 'readAll' | 'head'>;
  readonly broker: Broker;
  readonly topics: RelayTopics;
  /** The ledger's id. */
  readonly ledger: string;
  readonly clock: Clock;
  readonly heartbeat: Heartbeat;
}

/**
 * Sends every event of the log, in its order for each stream, at least once: a page is sent, and when the brokers have all of it, so is
 * its position. Whoever begins anew goes on from there.
 */
export class RelayOut {
  readonly heartbeat: Heartbeat;
  readonly sent: Meter;
  /** Events sent since it was opened. */
  sentInAll = 0;

  private constructor(
    private readonly parts: RelayOutParts,
    /** Acknowledged, and all before it. */
    public position: number,
    readonly amiss: Amiss,
  ) {
    this.heartbeat = parts.heartbeat;
    this.sent = new Meter(parts.clock);
  }

  /** @throws Refused `unavailable` when the brokers can't be used, or the topics are not this log's */
  static async open(parts: RelayOutParts): Promise<RelayOut> {
    const { broker, topics, ledger, log } = parts;
    const seq = await acknowledgedSeq(broker, topics, ledger, log);
    return new RelayOut(parts, seq, await amissAfter(seq, broker, topics));
  }

  /** Follows the log until the signal. @throws Refused `unavailable` when the brokers can't be used */
  async run(signal: AbortSignal): Promise<void> {
    const { log, clock } = this.parts;
    for await (const page of log.follow(this.position, { pageSize: PAGE, signal })) {
      await inSpans(
        () => ({ name: 'relay.send', kind: 'producer', attributes: { 'messaging.system': 'kafka' }, places: placesOfEvents(page, clock) }),
        () => this.#send(page),
      );
      this.heartbeat.beat();
    }
  }

  /** Events in the log that are not acknowledged. */
  async lag(): Promise<number> {
    return (await this.parts.log.head()).seq - this.position;
  }

  async #send(page: readonly StoredEvent[]): Promise<void> {
    const { broker, topics, ledger } = this.parts;
    const last = page.at(-1);
    if (last === undefined) return;
    const source = sourceOf(ledger);
    await broker.send(
      topics.events.name,
      page.map((event) => eventMessage(event, source)),
    );
    await broker.send(topics.position.name, [positionMessage({ ledger, seq: last.seq, event: last.id })]);
    this.position = last.seq;
    this.sent.count(page.length);
    this.sentInAll += page.length;
  }
}

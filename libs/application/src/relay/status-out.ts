import type { Clock, Heartbeat } from '#kernel';
import type { Broker } from '#messaging';
import { changedStatuses, lastStatusChange, Meter, type ViewsReader } from '#projections';
import { pause } from './keep-going.js';
import { STATUS_DIGEST, statusDigest, statusMessage } from './status-message.js';
import type { RelayTopics } from './topics.js';

const PAGE = 200;
/** How often the read models are asked whether a status has changed, in milliseconds. */
const ASK_EVERY = 100;
const BEFORE_ALL = 0;

export interface StatusOutParts {
  readonly views: Pick<ViewsReader, 'snapshot'>;
  readonly broker: Broker;
  readonly topics: RelayTopics;
  readonly ledger: string;
  readonly clock: Clock;
  readonly heartbeat: Heartbeat;
}

/**
 * Keeps the topic of statuses at what the read models say. The topic itself tells what was sent: at the start everything is compared with
 * it, and from then on what has a higher change number; only what says something else is sent.
 */
export class StatusOut {
  readonly heartbeat: Heartbeat;
  readonly sent: Meter;
  sentInAll = 0;
  #change = BEFORE_ALL;

  private constructor(
    private readonly parts: StatusOutParts,
    /** Of each goal in the topic the digest of what was sent last. */
    private readonly digests: Map<string, string>,
  ) {
    this.heartbeat = parts.heartbeat;
    this.sent = new Meter(parts.clock);
  }

  /** @throws Refused `unavailable` when the brokers can't be used */
  static async open(parts: StatusOutParts): Promise<StatusOut> {
    const digests = new Map<string, string>();
    await parts.broker.read(parts.topics.status.name, async (messages) => {
      for (const { key, value, headers } of messages) if (key !== null && value !== null) digests.set(key, headers[STATUS_DIGEST] ?? '');
    });
    return new StatusOut(parts, digests);
  }

  /** Follows the read models until the signal. @throws Refused `unavailable` when the brokers can't be used, `not-yet` while there are no read models */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const sent = await this.sendChanged();
      this.heartbeat.beat();
      if (!sent) await pause(ASK_EVERY, signal);
    }
  }

  /** Sends the next statuses that have changed; whether there were any. */
  async sendChanged(): Promise<boolean> {
    const { views, broker, topics, ledger } = this.parts;
    const changed = await views.snapshot(async (read) => {
      const last = await lastStatusChange(read);
      if (last === this.#change) return [];
      // read models that were put back to an earlier state have lower numbers: all is compared
      return changedStatuses(read, last < this.#change ? BEFORE_ALL : this.#change, PAGE);
    });
    const last = changed.at(-1);
    if (last === undefined) return false;
    const news = changed.filter((status) => this.digests.get(status.goal) !== statusDigest(status));
    await broker.send(
      topics.status.name,
      news.map((status) => statusMessage(status, ledger)),
    );
    for (const status of news) this.digests.set(status.goal, statusDigest(status));
    this.#change = last.changed;
    this.sent.count(news.length);
    this.sentInAll += news.length;
    return true;
  }
}

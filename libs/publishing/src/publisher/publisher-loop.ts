import { setImmediate as letOrdersIn } from 'node:timers/promises';
import { messageOf, nowOf, sentError, type Clock } from '#kernel';
import type { EventReader } from '#event-store';
import type { PublisherNews, PublisherOrder, PublisherReport } from './messages.js';
import type { Publisher } from './publisher.js';

/** Between looks at a log that held less than a page: a checkpoint then finds little left to do, and files are still written in groups. */
const LOOK_EVERY_MS = 200;
/** How soon what failed is tried again, where the interval is not shorter. */
const RETRY_MS = 5000;

type SignOrder = Extract<PublisherOrder, { kind: 'sign' }>;

/** What the loop needs beside a publisher. */
export interface LoopParts {
  readonly publisher: Pick<Publisher, 'step' | 'publish' | 'latest' | 'missing' | 'makeAnew'>;
  readonly log: Pick<EventReader, 'head'>;
  readonly clock: Clock;
  /** Between two checkpoints, where there is something new. */
  readonly intervalMs: number;
  readonly say: (news: PublisherNews) => void;
}

/** Takes the log in as it grows, publishes at an interval and when told to, and reports on it. */
export class PublisherLoop {
  readonly #wanted: SignOrder[] = [];
  #closing = false;
  #dueAt = Number.NEGATIVE_INFINITY;
  #failure: PublisherReport['failure'] = null;
  #checkpoint: PublisherReport['checkpoint'] = null;
  #woken = false;
  #wake: () => void = () => undefined;

  constructor(private readonly parts: LoopParts) {}

  order(order: PublisherOrder): void {
    if (order.kind === 'sign') this.#wanted.push(order);
    else this.#closing = true;
    this.#woken = true;
    this.#wake();
  }

  /** Ends when told to close, once what is new is published. */
  async run(): Promise<void> {
    for (;;) {
      const closing = this.#closing;
      const wanted = this.#wanted.splice(0);
      const isDue = wanted.length > 0 || closing || performance.now() >= this.#dueAt;
      const answers = isDue ? await this.#publish(wanted) : [];
      const isMore = !isDue && (await this.#step());
      // first the report: whoever is answered finds in it what the answer came to
      await this.#report();
      for (const answer of answers) this.parts.say(answer);
      if (closing) return;
      await (isMore ? letOrdersIn() : this.#rest());
    }
  }

  /** A page at a time between checkpoints, so that there is little left to do when one is wanted. */
  async #step(): Promise<boolean> {
    try {
      return await this.parts.publisher.step();
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  /** What those who wanted a checkpoint are to be answered. */
  async #publish(wanted: readonly SignOrder[]): Promise<readonly PublisherNews[]> {
    this.#dueAt = performance.now() + this.parts.intervalMs;
    if (wanted.some(({ anew }) => anew === true)) this.parts.publisher.makeAnew();
    try {
      const note = (await this.parts.publisher.publish())?.note ?? null;
      this.#failure = null;
      return wanted.map(({ id }) => ({ kind: 'signed', id, note }));
    } catch (error) {
      this.#failed(error);
      return wanted.map(({ id }) => ({ kind: 'refused', id, error: sentError(error) }));
    }
  }

  #failed(error: unknown): void {
    this.#dueAt = Math.max(this.#dueAt, performance.now() + Math.min(RETRY_MS, this.parts.intervalMs));
    this.#failure = { error: messageOf(error), since: this.#failure?.since ?? nowOf(this.parts.clock) };
  }

  async #report(): Promise<void> {
    const { latest, missing } = this.parts.publisher;
    const isSame = latest?.origin === this.#checkpoint?.origin && latest?.size === this.#checkpoint?.size;
    if (!isSame && latest !== null) this.#checkpoint = { origin: latest.origin, size: latest.size, since: nowOf(this.parts.clock) };
    const lag = latest === null && this.#failure === null ? 0 : await this.#lag(latest?.size ?? 0);
    this.parts.say({ kind: 'report', report: { checkpoint: this.#checkpoint, lag, missing, failure: this.#failure } });
  }

  async #lag(size: number): Promise<number> {
    return Math.max(0, (await this.parts.log.head()).seq + 1 - size);
  }

  /** Until an order comes, also one that came since the last rest, and at most until the next look. */
  async #rest(): Promise<void> {
    if (!this.#woken) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, Math.min(this.#failure === null ? LOOK_EVERY_MS : RETRY_MS, this.parts.intervalMs));
      this.#wake = resolve;
      await promise;
      clearTimeout(timer);
    }
    this.#woken = false;
  }
}

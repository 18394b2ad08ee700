import { microsOf, Refused, type Clock, type Micros } from '#kernel';
import { clockAhead } from '../clock-ahead.js';
import type { Appended, AppendRequest, EventStore } from '../port.js';
import type { QueueBounds } from '../sqlite/group-commit.js';
import { idsOf, knownAppend, lastRevision } from './known-append.js';
import { Lanes } from './lanes.js';
import type { KurrentLog } from './log.js';
import { behind } from './refusal.js';
import { Sender } from './sender.js';
import type { Sequencer } from './sequencer.js';
import { untilAborted } from './waiting.js';

export interface AppendingOptions {
  readonly clock: Clock;
  /** Appends that claim no time are refused by a clock further ahead of the last event. */
  readonly mostAhead: Micros;
  /** How long an append waits for its seq, in milliseconds. */
  readonly waitMs: number;
  /** Whether an append is answered as soon as the log has it, and its seq comes later. */
  readonly seqComesLater: boolean;
  readonly queue: QueueBounds;
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** The way of an append: looked up in the copy, sent to the log, found in the copy again with its seq. On one stream, or with one id, they wait for each other. */
export class Appending {
  readonly #lanes = new Lanes();
  readonly #sender: Sender;
  readonly #stopped = new AbortController();
  /** Events that are in the log, but were not in the copy when their append was answered, by id, and when they are. */
  readonly #late = new Map<string, Promise<void>>();
  #waiting = { appends: 0, bytes: 0 };

  constructor(
    log: KurrentLog,
    private readonly copy: EventStore,
    private readonly sequencer: Sequencer,
    private readonly options: AppendingOptions,
  ) {
    const pause = (milliseconds: number): Promise<void> => options.pause(milliseconds, this.#stopped.signal);
    this.#sender = new Sender(log, copy, { patience: () => this.#patience(), pause });
  }

  /** `bytes` are those of its payloads. @throws as the port says */
  async append(request: AppendRequest, bytes: number): Promise<Appended> {
    this.#takeIn(bytes);
    try {
      return await this.#lanes.run([request.stream, ...idsOf(request)], () => this.#append(request, bytes));
    } finally {
      this.#waiting = { appends: this.#waiting.appends - 1, bytes: this.#waiting.bytes - bytes };
    }
  }

  /** Resolves when all that was taken in has been answered. */
  async finish(): Promise<void> {
    await this.#lanes.idle();
    this.#stopped.abort();
  }

  #takeIn(bytes: number): void {
    const { queue } = this.options;
    const { appends, bytes: before } = this.#waiting;
    if (appends >= queue.appends || before + bytes > queue.bytes) throw busy(`${appends} appends of ${before} bytes wait for the log`);
    this.#waiting = { appends: appends + 1, bytes: before + bytes };
  }

  async #append(request: AppendRequest, bytes: number): Promise<Appended> {
    await this.#assertSequenced(request);
    await this.#assertRoom();
    const { sequenced, forget } = this.sequencer.expect(idsOf(request).at(-1) ?? '');
    let isLate = false;
    try {
      // before the ids are looked up: then none of them can lie below it unseen
      const last = await this.#lastOf(request);
      const known = await knownAppend(this.copy, request);
      if (known !== null) return known;
      this.sequencer.assertGoesOn();
      const sent = await this.#sender.send(request, bytes, await this.#claimOf(request), last);
      if ('seq' in sent) return sent;
      if (!this.options.seqComesLater) await untilAborted(sequenced, this.#patience());
      const answer = await knownAppend(this.copy, request);
      if (answer !== null) return { ...answer, repeated: false };
      isLate = true;
      this.#noteLate(request, sequenced);
      return { ...sent, firstSeq: null, seq: null, recordedAt: null, repeated: false };
    } finally {
      if (!isLate) forget();
    }
  }

  async #lastOf({ stream, expected }: AppendRequest): Promise<number> {
    if (expected === 'any') return lastRevision(this.copy, stream);
    return expected === 'none' ? -1 : expected;
  }

  async #claimOf({ claimedAt }: AppendRequest): Promise<Micros> {
    if (claimedAt !== undefined) return claimedAt;
    const now = this.options.clock.nowMicros();
    const { recordedAt } = await this.copy.head();
    if (recordedAt !== null && now - microsOf(recordedAt) > this.options.mostAhead) throw clockAhead(now, microsOf(recordedAt));
    return now;
  }

  /** What was answered without a seq can't be told from what is new until the copy has it, so nothing with its ids is sent. */
  async #assertSequenced(request: AppendRequest): Promise<void> {
    for (const id of idsOf(request)) {
      const sequenced = this.#late.get(id);
      if (sequenced === undefined) continue;
      await untilAborted(sequenced, this.#patience());
      if (this.#late.has(id)) throw behind(`event ${id}`);
    }
  }

  /** Where too many events are late, the sequencer is waited for. */
  async #assertRoom(): Promise<void> {
    const most = this.options.queue.appends;
    if (this.#late.size < most) return;
    await untilAborted([...this.#late.values()].at(-1) as Promise<void>, this.#patience());
    if (this.#late.size >= most) throw busy(`${this.#late.size} events wait for the sequencer`);
  }

  #noteLate(request: AppendRequest, sequenced: Promise<void>): void {
    for (const id of idsOf(request)) this.#late.set(id, sequenced);
    void sequenced.then(() => {
      for (const id of idsOf(request)) this.#late.delete(id);
    });
  }

  #patience(): AbortSignal {
    return AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(this.options.waitMs)]);
  }
}

function busy(problem: string): Refused {
  return new Refused('busy', `the ledger is busy: ${problem}`, [{ field: 'events', problem, remedy: 'try again in a moment, and send less at a time' }]);
}

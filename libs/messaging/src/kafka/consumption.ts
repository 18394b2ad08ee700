import { once } from 'node:events';
import type { Consumer, EachBatchPayload, IHeaders, Kafka, KafkaMessage } from 'kafkajs';
import { instantFromMicros, type Instant } from '#kernel';
import { MAX_BATCH, type Handle, type Header, type Received } from '../port.js';
import { asTexts } from '../received.js';
import { LOADING, patiently } from './patience.js';

/** Where the consumption of a partition ends: its next offset when it began. */
export type Ends = Map<number, number>;

export interface Job {
  readonly topic: string;
  readonly group: string;
  readonly signal: AbortSignal;
  /** Partitions that are not at their end yet; null where there is no end. */
  readonly ends: Ends | null;
  /** Whether what was handled is acknowledged for the group. */
  readonly acknowledges: boolean;
}

/** Members of a group that are not heard of for so long have died. */
const SESSION_MS = 20_000;

/** Consumes until the end, the signal, or an error of `handle` or of the connection, which is thrown. */
export function consumeJob(client: Kafka, job: Job, handle: Handle): Promise<void> {
  let isBegun = false;
  const begin: Handle = (messages) => {
    isBegun = true;
    return handle(messages);
  };
  return patiently(
    () => consumeFromStart(client, job, begin),
    LOADING,
    () => !isBegun,
  );
}

async function consumeFromStart(client: Kafka, job: Job, handle: Handle): Promise<void> {
  if (job.signal.aborted || job.ends?.size === 0) return;
  const consumer = client.consumer({
    groupId: job.group,
    sessionTimeout: SESSION_MS,
    allowAutoTopicCreation: false,
    retry: { restartOnFailure: async () => false },
  });
  const ended = Promise.withResolvers<void>();
  consumer.on(consumer.events.CRASH, ({ payload }) => ended.reject(payload.error));
  const work = new Work(consumer, job, handle, ended);
  // the client hands over no batch in which nothing is to be read, such as the mark of a transaction's end
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => void (payload.batchSize === 0 && work.passOver(payload)));
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [job.topic], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: (batch) => work.take(batch) });
    // a signal that was aborted while the group was joined tells nobody of it any more
    if (!job.signal.aborted) await Promise.race([ended.promise, once(job.signal, 'abort', { signal: work.over })]);
  } finally {
    work.end();
    await consumer.disconnect();
  }
}

class Work {
  readonly #over = new AbortController();
  readonly over = this.#over.signal;

  constructor(
    private readonly consumer: Consumer,
    private readonly job: Job,
    private readonly handle: Handle,
    private readonly ended: PromiseWithResolvers<void>,
  ) {}

  end(): void {
    this.#over.abort();
  }

  take(payload: EachBatchPayload): Promise<void> {
    return this.#told(() => this.#take(payload));
  }

  /** Acknowledges what is no message. */
  passOver({ partition, lastOffset }: { readonly partition: number; readonly lastOffset: string }): Promise<void> {
    return this.#told(async () => {
      await this.#acknowledge(partition, Number(lastOffset));
      this.#finish(partition, Number(lastOffset));
    });
  }

  /** An error must not reach the client, which would try the batch again by itself and behind its caller's back. */
  async #told(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.end();
      this.ended.reject(error);
    }
  }

  async #take(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const { topic, partition } = batch;
    // what lies from the end on is not asked for, though it may have come with the rest
    const until = Math.min(Number(batch.lastOffset()), (this.job.ends?.get(partition) ?? Number.POSITIVE_INFINITY) - 1);
    const messages = batch.messages.filter(({ offset }) => Number(offset) <= until);
    for (let from = 0; from < messages.length; from += MAX_BATCH) {
      if (this.#isOver() || !payload.isRunning() || payload.isStale()) return;
      const part = messages.slice(from, from + MAX_BATCH);
      const last = part.at(-1) as KafkaMessage;
      await this.handle(part.map((message) => received(topic, partition, message)));
      // behind the last message may lie what is none
      await this.#acknowledge(partition, from + MAX_BATCH >= messages.length ? until : Number(last.offset));
      payload.resolveOffset(last.offset);
      await payload.heartbeat();
    }
    this.#finish(partition, until);
  }

  async #acknowledge(partition: number, offset: number): Promise<void> {
    const { topic, acknowledges } = this.job;
    if (acknowledges) await this.consumer.commitOffsets([{ topic, partition, offset: String(offset + 1) }]);
  }

  #isOver(): boolean {
    return this.over.aborted || this.job.signal.aborted;
  }

  #finish(partition: number, offset: number): void {
    const { ends } = this.job;
    const end = ends?.get(partition);
    if (end === undefined || offset + 1 < end) return;
    ends?.delete(partition);
    if (ends?.size === 0) this.ended.resolve();
  }
}

function received(topic: string, partition: number, { key, value, headers, offset, timestamp }: KafkaMessage): Received {
  return {
    topic,
    partition,
    offset: Number(offset),
    at: whenSent(timestamp),
    value,
    ...asTexts({ key, headers: headersOf(headers ?? {}) }),
  };
}

/** One that says nothing is the same as an empty one: the client can't send the former. */
function headersOf(headers: IHeaders): Readonly<Record<string, Header>> {
  return Object.fromEntries(Object.entries(headers).map(([name, said]) => [name, Array.isArray(said) ? said.map((one) => one ?? '') : (said ?? '')]));
}

/** @param timestamp milliseconds, by whatever clock; -1 where nothing is said */
export function whenSent(timestamp: string): Instant {
  return instantFromMicros(Math.min(Math.max(Number(timestamp) * 1000, 0), Number.MAX_SAFE_INTEGER));
}

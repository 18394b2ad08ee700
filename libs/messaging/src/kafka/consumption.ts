import { once } from 'node:events';
import type { Consumer, EachBatchPayload, IHeaders, Kafka, KafkaMessage } from 'kafkajs';
import { instantFromMicros } from '#kernel';
import { MAX_BATCH, type Handle, type Received } from '../port.js';

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

/** Brokers that have just started, or took over from others, load what groups acknowledged; until then they let nobody join. Eight seconds or so. */
const TRIES = 10;

/** Consumes until the end, the signal, or an error of `handle` or of the connection, which is thrown. */
export async function consumeJob(client: Kafka, job: Job, handle: Handle): Promise<void> {
  if (job.signal.aborted || job.ends?.size === 0) return;
  const consumer = client.consumer({
    groupId: job.group,
    sessionTimeout: SESSION_MS,
    allowAutoTopicCreation: false,
    retry: { retries: TRIES, restartOnFailure: async () => false },
  });
  const ended = Promise.withResolvers<void>();
  consumer.on(consumer.events.CRASH, ({ payload }) => ended.reject(payload.error));
  const work = new Work(consumer, job, handle, ended);
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

  /** An error must not reach the client, which would try the batch again by itself and behind its caller's back. */
  async take(payload: EachBatchPayload): Promise<void> {
    try {
      await this.#take(payload);
    } catch (error) {
      this.end();
      this.ended.reject(error);
    }
  }

  async #take(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const { topic, partition } = batch;
    const end = this.job.ends?.get(partition) ?? null;
    const messages = end === null ? batch.messages : batch.messages.filter(({ offset }) => Number(offset) < end);
    for (let from = 0; from < messages.length; from += MAX_BATCH) {
      if (this.#isOver() || !payload.isRunning() || payload.isStale()) return;
      const part = messages.slice(from, from + MAX_BATCH);
      const last = part.at(-1) as KafkaMessage;
      await this.handle(part.map((message) => received(topic, partition, message)));
      if (this.job.acknowledges) await this.consumer.commitOffsets([{ topic, partition, offset: String(Number(last.offset) + 1) }]);
      payload.resolveOffset(last.offset);
      await payload.heartbeat();
    }
    if (end !== null && Number(batch.lastOffset()) + 1 >= end) this.#finish(partition);
  }

  #isOver(): boolean {
    return this.over.aborted || this.job.signal.aborted;
  }

  #finish(partition: number): void {
    this.job.ends?.delete(partition);
    if (this.job.ends?.size === 0) this.ended.resolve();
  }
}

function received(topic: string, partition: number, { key, value, headers, offset, timestamp }: KafkaMessage): Received {
  return {
    topic,
    partition,
    offset: Number(offset),
    at: instantFromMicros(Number(timestamp) * 1000),
    key: key === null ? null : key.toString(),
    value,
    headers: textsOf(headers ?? {}),
  };
}

/** A header that is given more than once counts as given first. */
function textsOf(headers: IHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, given]) => [name, String(Array.isArray(given) ? given[0] : (given ?? ''))]));
}

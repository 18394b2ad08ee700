import { hash } from 'node:crypto';
import { once } from 'node:events';
import { instantFromMicros, systemClock, type Clock } from '#kernel';
import { MAX_BATCH, type Broker, type Consumption, type Handle, type Message, type Received, type TopicSpec } from '../port.js';
import { bytesOf, mustBeAsSaid, noTopic, tooLarge, unavailable } from '../refusals.js';
import { asTexts } from '../received.js';

interface Topic {
  readonly spec: TopicSpec;
  readonly partitions: Received[][];
}

/** Topics in memory, for tests of what stands on the port. Compacted topics keep all they are sent, as a real one may for a while. */
export class MemoryBroker implements Broker {
  readonly #topics = new Map<string, Topic>();
  /** Next offset by group, topic and partition. */
  readonly #acknowledged = new Map<string, number>();
  readonly #news = new EventTarget();
  #outage: string | null = null;
  #keyless = 0;

  constructor(private readonly clock: Clock = systemClock) {}

  /** From now on nothing can be done, for this reason; null ends it. */
  outage(reason: string | null): void {
    this.#outage = reason;
    this.#tell();
  }

  /** Loses all that lies in the topic. */
  empty(topic: string): void {
    for (const lying of this.#topic(topic).partitions) lying.splice(0);
  }

  /** Everything that lies in the topic, partition by partition. */
  all(topic: string): readonly Received[] {
    return this.#topic(topic).partitions.flat();
  }

  async ensureTopic(wanted: TopicSpec): Promise<void> {
    this.#mustBeUp();
    const found = this.#topics.get(wanted.name);
    if (found !== undefined) return mustBeAsSaid(wanted, { ...found.spec, retentionMs: found.spec.retentionMs ?? -1 });
    this.#topics.set(wanted.name, { spec: wanted, partitions: Array.from({ length: wanted.partitions }, () => []) });
  }

  async send(topic: string, messages: readonly Message[]): Promise<void> {
    this.#mustBeUp();
    const { spec, partitions } = this.#topic(topic);
    for (const message of messages) if (bytesOf(message) > spec.maxMessageBytes) throw tooLarge(topic, bytesOf(message));
    for (const { key, value, headers } of messages) {
      const partition = this.#partitionOf(key, partitions.length);
      const lying = partitions[partition] as Received[];
      const bytes = value === null ? null : Buffer.from(value as string);
      lying.push({ topic, partition, offset: lying.length, at: instantFromMicros(this.clock.nowMicros()), value: bytes, ...asTexts({ key, headers }) });
    }
    this.#tell();
  }

  async consume({ topic, group, signal, upToNow = false }: Consumption, handle: Handle): Promise<void> {
    const { partitions } = this.#topic(topic);
    const ends = partitions.map(({ length }) => length);
    while (!signal.aborted) {
      this.#mustBeUp();
      const next = partitions.findIndex((lying, partition) => this.#nextOf(group, topic, partition) < (upToNow ? (ends[partition] as number) : lying.length));
      if (next === -1 && upToNow) return;
      if (next === -1) {
        await this.#nextNews(signal);
        continue;
      }
      const from = this.#nextOf(group, topic, next);
      const batch = (partitions[next] as Received[]).slice(from, Math.min(from + MAX_BATCH, upToNow ? (ends[next] as number) : Number.POSITIVE_INFINITY));
      await handle(batch);
      this.#mustBeUp();
      this.#acknowledged.set(placeOf(group, topic, next), from + batch.length);
    }
  }

  async read(topic: string, handle: Handle, signal?: AbortSignal): Promise<void> {
    this.#mustBeUp();
    for (const lying of this.#topic(topic).partitions.map((partition) => [...partition])) {
      for (let from = 0; from < lying.length; from += MAX_BATCH) {
        if (signal?.aborted === true) return;
        await handle(lying.slice(from, from + MAX_BATCH));
      }
    }
  }

  async size(topic: string): Promise<number> {
    this.#mustBeUp();
    return this.all(topic).length;
  }

  async unacknowledged(topic: string, group: string): Promise<number> {
    this.#mustBeUp();
    return this.#topic(topic).partitions.reduce((sum, { length }, partition) => sum + length - this.#nextOf(group, topic, partition), 0);
  }

  async close(): Promise<void> {
    this.outage('it is closed');
  }

  #topic(name: string): Topic {
    const topic = this.#topics.get(name);
    if (topic === undefined) throw noTopic(name);
    return topic;
  }

  #partitionOf(key: Message['key'], partitions: number): number {
    if (key === null) return this.#keyless++ % partitions;
    return hash('sha256', key, 'buffer').readUInt32BE(0) % partitions;
  }

  #nextOf(group: string, topic: string, partition: number): number {
    return this.#acknowledged.get(placeOf(group, topic, partition)) ?? 0;
  }

  #mustBeUp(): void {
    if (this.#outage !== null) throw unavailable(`the brokers can't be used (${this.#outage})`, 'wait until they can');
  }

  #tell(): void {
    this.#news.dispatchEvent(new Event('news'));
  }

  async #nextNews(signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const news = new Promise((resolve) => this.#news.addEventListener('news', resolve, { once: true, signal: over.signal }));
    await Promise.race([news, once(signal, 'abort', { signal: over.signal }).catch(() => undefined)]);
    over.abort();
  }
}

function placeOf(group: string, topic: string, partition: number): string {
  return `${group} ${topic} ${partition}`;
}

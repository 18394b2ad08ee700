import { randomUUID } from 'node:crypto';
import type { Admin, Kafka, Producer } from 'kafkajs';
import type { Broker, Consumption, Handle, Message, TopicSpec } from '../port.js';
import { bytesOf, noTopic, tooLarge } from '../refusals.js';
import { kafkaClient, refusalOf, typeOf, type KafkaConnection } from './client.js';
import { consumeJob, type Ends, type Job } from './consumption.js';
import { orderedProducer, sendInOrder } from './producer.js';
import { acknowledgedOf, ensureTopic, extentsOf, type Extents } from './topics.js';

/** Opens a connection to the brokers. @throws Refused `unavailable` when none can be reached, or they do not let us in */
export async function openKafkaBroker(connection: KafkaConnection): Promise<Broker> {
  const client = kafkaClient(connection);
  const broker = new KafkaBroker(client, connection);
  try {
    await broker.connect();
    return broker;
  } catch (error) {
    await broker.close();
    throw refusalOf(error, connection);
  }
}

class KafkaBroker implements Broker {
  readonly #admin: Admin;
  readonly #producer: Producer;

  constructor(
    private readonly client: Kafka,
    private readonly connection: KafkaConnection,
  ) {
    this.#admin = client.admin();
    this.#producer = orderedProducer(client);
  }

  async connect(): Promise<void> {
    await this.#admin.connect();
    await this.#producer.connect();
    // they greet whoever comes, and ask who it is at the first question
    await this.#admin.describeCluster();
  }

  ensureTopic(topic: TopicSpec): Promise<void> {
    return this.#told(() => ensureTopic(this.#admin, topic));
  }

  send(topic: string, messages: readonly Message[]): Promise<void> {
    return this.#told(async () => {
      try {
        await sendInOrder(this.#producer, topic, messages);
      } catch (error) {
        throw sendRefusal(error, topic, messages);
      }
    });
  }

  consume({ topic, group, signal, upToNow = false }: Consumption, handle: Handle): Promise<void> {
    return this.#consume({ topic, group, signal, acknowledges: true }, handle, async () => {
      const extents = await extentsOf(this.#admin, topic);
      return upToNow ? endsAfter(extents, await acknowledgedOf(this.#admin, group, topic)) : null;
    });
  }

  read(topic: string, handle: Handle, signal: AbortSignal = NEVER): Promise<void> {
    const job = { topic, group: `${topic}.reader.${randomUUID()}`, signal, acknowledges: false };
    return this.#consume(job, handle, async () => endsAfter(await extentsOf(this.#admin, topic), new Map()));
  }

  size(topic: string): Promise<number> {
    return this.#told(async () => (await extentsOf(this.#admin, topic)).reduce((sum, { low, high }) => sum + high - low, 0));
  }

  unacknowledged(topic: string, group: string): Promise<number> {
    return this.#told(async () => {
      const extents = await extentsOf(this.#admin, topic);
      const acknowledged = await acknowledgedOf(this.#admin, group, topic);
      return extents.reduce((sum, { partition, low, high }) => sum + Math.max(0, high - Math.max(low, acknowledged.get(partition) ?? low)), 0);
    });
  }

  async close(): Promise<void> {
    await this.#producer.disconnect();
    await this.#admin.disconnect();
  }

  /** What `handle` throws is thrown as it is. */
  async #consume(job: Omit<Job, 'ends'>, handle: Handle, endsOf: () => Promise<Ends | null>): Promise<void> {
    let own: { readonly error: unknown } | null = null;
    const told: Handle = async (messages) => {
      try {
        await handle(messages);
      } catch (error) {
        own = { error };
        throw error;
      }
    };
    try {
      await this.#told(async () => consumeJob(this.client, { ...job, ends: await endsOf() }, told));
    } catch (error) {
      throw own === null ? error : (own as { readonly error: unknown }).error;
    }
  }

  async #told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw refusalOf(error, this.connection);
    }
  }
}

/** The partitions that hold more than was acknowledged, and where that ends. */
function endsAfter(extents: Extents, acknowledged: ReadonlyMap<number, number>): Ends {
  return new Map(extents.filter(({ partition, high }) => (acknowledged.get(partition) ?? 0) < high).map(({ partition, high }) => [partition, high]));
}

const NEVER = new AbortController().signal;

/** What is wrong with the messages or the topic, and not with the connection; else the error itself. */
function sendRefusal(error: unknown, topic: string, messages: readonly Message[]): unknown {
  const type = typeOf(error);
  if (type === 'UNKNOWN_TOPIC_OR_PARTITION') return noTopic(topic);
  if (type !== 'MESSAGE_TOO_LARGE' && type !== 'RECORD_LIST_TOO_LARGE') return error;
  const largest = messages.reduce((most, message) => Math.max(most, bytesOf(message)), 0);
  return tooLarge(topic, largest);
}

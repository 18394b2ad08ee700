import kafkajs, { type Kafka, type Producer } from 'kafkajs';
import type { Message } from '../port.js';
import { MAX_MESSAGE_BYTES } from '../port.js';
import { bytesOf } from '../refusals.js';

const ALL_REPLICAS = -1;

/** One at a time: a request that is tried again may otherwise come after one that was sent later. */
const IN_FLIGHT = 1;

export function orderedProducer(client: Kafka): Producer {
  return client.producer({ allowAutoTopicCreation: false, maxInFlightRequests: IN_FLIGHT, createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
}

/** Sends in requests of which each fits in one message set of the topic, one after another. */
export async function sendInOrder(producer: Producer, topic: string, messages: readonly Message[]): Promise<void> {
  for (const request of requestsOf(messages)) {
    await producer.send({
      topic,
      acks: ALL_REPLICAS,
      messages: request.map(({ key, value, headers }) => ({ key, value: bytes(value), headers: { ...headers } })),
    });
  }
}

function* requestsOf(messages: readonly Message[]): Generator<readonly Message[]> {
  let from = 0;
  let weight = 0;
  for (const [index, message] of messages.entries()) {
    const own = bytesOf(message);
    if (index > from && weight + own > MAX_MESSAGE_BYTES) {
      yield messages.slice(from, index);
      from = index;
      weight = 0;
    }
    weight += own;
  }
  if (from < messages.length) yield messages.slice(from);
}

function bytes(value: Message['value']): Buffer | string | null {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

import { CloudEvent, Kafka } from 'cloudevents';
import { instantFromMicros } from '#kernel';
import { asTexts, MemoryBroker, type Message, type Received, type TextMessage } from '#messaging';
import { relayTopics } from '../topics.js';

export const TENANT = 'test';
export const topics = relayTopics(TENANT);

/** Brokers with every topic of the relay. @param largest bytes that one message of a source system may have */
export async function brokersReady(largest = topics.measurements.maxMessageBytes): Promise<MemoryBroker> {
  const broker = new MemoryBroker();
  await broker.ensureTopic({ ...topics.measurements, maxMessageBytes: largest });
  for (const topic of Object.values(topics)) await broker.ensureTopic(topic);
  return broker;
}

/** The message as it would be received. */
export function received({ key, value, headers }: Message, offset = 0): Received {
  const bytes = value === null ? null : Buffer.from(value as string);
  return { value: bytes, ...asTexts({ key, headers }), topic: topics.measurements.name, partition: 0, offset, at: instantFromMicros(0) };
}

/** What a source system sends, made by a library of others. */
export function cloudEventMessage(
  id: string,
  type: string,
  data: object,
  more: { readonly source?: string; readonly mode?: 'structured' | 'binary' } = {},
): TextMessage {
  const { source = 'https://members.example.org', mode = 'structured' } = more;
  const { value, headers } = Kafka[mode](new CloudEvent({ id, type, source, data, datacontenttype: 'application/json', time: '2023-02-01T11:00:00.000Z' }));
  return {
    key: 'any',
    value: typeof value === 'string' ? value : JSON.stringify(value),
    headers: Object.fromEntries(Object.entries(headers as Record<string, unknown>).map(([name, text]) => [name, String(text)])),
  };
}

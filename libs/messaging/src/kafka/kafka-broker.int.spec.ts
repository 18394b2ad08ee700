import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';
import { brokerContract } from '../contract/broker.contract.js';
import { MAX_MESSAGE_BYTES, type Broker } from '../port.js';
import { consumeJob } from './consumption.js';
import { openKafkaBroker } from './kafka-broker.js';

const brokers = (process.env['FREMDRIFT_TEST_KAFKA'] ?? '').split(',');
const open = () => openKafkaBroker({ brokers, clientId: 'fremdrift-test' });

brokerContract(`Apache Kafka at ${brokers.join()}`, open);

const client = () => new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING });

/** Sends what each transaction is to have, and ends it. */
async function transactions(topic: string, ...all: readonly { readonly value: string; readonly end: 'commit' | 'abort' }[]): Promise<void> {
  const producer = client().producer({ transactionalId: topic, idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  for (const { value, end } of all) {
    const transaction = await producer.transaction();
    await transaction.send({ topic, messages: [{ key: 'k', value }] });
    await transaction[end]();
  }
  await producer.disconnect();
}

describe('what others send by transactions', () => {
  let broker: Broker;
  beforeAll(async () => {
    broker = await open();
  });
  afterAll(() => broker.close());

  /** Two messages, and two marks, which a broker writes after it has said that a transaction is ended. */
  async function sent(end: 'commit' | 'abort'): Promise<string> {
    const topic = `transactions.${randomUUID()}`;
    await broker.ensureTopic({ name: topic, partitions: 1, cleanup: 'delete', retentionMs: null, maxMessageBytes: MAX_MESSAGE_BYTES });
    await transactions(topic, { value: '1', end: 'commit' }, { value: '2', end });
    while ((await broker.size(topic)) < 4);
    return topic;
  }

  it.each(['commit', 'abort'] as const)('bug-744: leaves nothing unacknowledged behind it: not the mark of an end by %s', async (end) => {
    const topic = await sent(end);
    const values: string[] = [];
    await broker.consume({ topic, group: topic, signal: new AbortController().signal, upToNow: true }, async (messages) => {
      values.push(...messages.map(({ value }) => String(value)));
    });
    expect(await broker.unacknowledged(topic, topic)).toBe(0);
    expect(values).toEqual(end === 'commit' ? ['1', '2'] : ['1']);
  });

  it('bug-1132: leaves no mark unacknowledged that lies before the end, where more came with it from behind the end', async () => {
    const topic = await sent('commit');
    const values: string[] = [];
    const job = { topic, group: topic, signal: new AbortController().signal, ends: new Map([[0, 2]]), acknowledges: true };
    await consumeJob(client(), job, async (messages) => {
      values.push(...messages.map(({ value }) => String(value)));
    });
    expect(values).toEqual(['1']);
    expect(await broker.unacknowledged(topic, topic)).toBe(2);
  });
});

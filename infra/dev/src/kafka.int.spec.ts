import { existsSync, statSync } from 'node:fs';
import { Kafka, logLevel } from 'kafkajs';
import { startKafka, type KafkaServer } from './kafka.js';
import { isRunning } from './server-process.js';

const client = ({ brokers }: KafkaServer, retries = 10): Kafka => new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING, retry: { retries } });

/** The number of messages in each partition of a topic. */
async function counts(server: KafkaServer, topic: string): Promise<readonly string[]> {
  const admin = client(server).admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  return offsets.map(({ high }) => high);
}

async function send(server: KafkaServer, topic: string, values: readonly string[]): Promise<void> {
  const producer = client(server).producer();
  await producer.connect();
  await producer.send({ topic, acks: -1, messages: values.map((value) => ({ key: 'k', value })) });
  await producer.disconnect();
}

describe('a Kafka for tests', () => {
  let server: KafkaServer & { readonly pid: number };
  beforeAll(async () => {
    server = await startKafka();
  }, 120_000);
  afterAll(() => server.stop(), 60_000);

  it('runs as a plain user', () => {
    expect(statSync(`/proc/${server.pid}`).uid).not.toBe(0);
  });

  it('makes no topic by itself', async () => {
    const producer = client(server, 1).producer();
    await producer.connect();
    await expect(producer.send({ topic: 'unheard-of', messages: [{ value: 'x' }] })).rejects.toThrow('does not host this topic-partition');
    await producer.disconnect();
  });

  it('bug-661: is gone when its last thread is, and keeps its address and what it acknowledged, when it is killed and started again, and when it is started again while it runs', async () => {
    const admin = client(server).admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }] });
    await admin.disconnect();
    await send(server, 'kept', ['1', '2', '3']);
    await server.kill();
    await expect(client(server, 0).admin().connect()).rejects.toThrow('ECONNREFUSED');
    await server.restart();
    expect(await counts(server, 'kept')).toEqual(['3']);
    await send(server, 'kept', ['4']);
    await server.restart();
    expect(await counts(server, 'kept')).toEqual(['4']);
  }, 180_000);

  it('leaves neither process nor file when it has stopped', async () => {
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
    expect(existsSync(server.folder)).toBe(false);
  }, 60_000);
});

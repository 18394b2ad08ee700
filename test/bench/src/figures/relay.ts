import { randomBytes } from 'node:crypto';
import kafkajs, { type Producer } from 'kafkajs';
import { eventMessage, layoutOf, ledgerOnRecord, RelayOut, relayTopics, sourceOf } from '#application';
import { openSqliteReader, type EventReader } from '#event-store';
import { Heartbeats, systemClock } from '#kernel';
import { openKafkaBroker, type Broker, type Message } from '#messaging';
import type { Figure } from '../figure.js';
import { FEWEST_EVENTS } from '../options.js';
import { inTurns, rateOf } from '../rounds.js';
import { withKafka } from '../servers.js';

const PAGE = 500;
const ALL_REPLICAS = -1;

/** The whole of a log to a real broker, beside a producer that sends the same bytes and does nothing else. */
export const relay: Figure = {
  name: 'relay',
  what: 'relay of a log to a real Kafka broker, against a bare kafkajs producer of the same bytes',
  unit: 'events/s',
  bound: { atLeast: 0.6 },
  measure: (workspace, { writes, rounds }) =>
    withKafka(async (brokers) => {
      const log = openSqliteReader(layoutOf((await workspace.filled(Math.max(writes, FEWEST_EVENTS))).folder).log);
      const ledger = (await ledgerOnRecord(log))?.ledger ?? '';
      const messages = await messagesOf(log, ledger);
      const broker = await openKafkaBroker({ brokers, clientId: 'fremdrift-bench' });
      const bare = new kafkajs.Kafka({ brokers: [...brokers], clientId: 'bare', logLevel: kafkajs.logLevel.NOTHING }).producer({
        allowAutoTopicCreation: false,
        maxInFlightRequests: 1,
        createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      });
      try {
        await bare.connect();
        return await inTurns(
          async () => relayAll(await newTopics(broker), { log, broker, ledger, last: messages.length - 1 }),
          async () => produceAll(bare, (await newTopics(broker)).events.name, messages),
          rounds,
        );
      } finally {
        await bare.disconnect();
        await broker.close();
        await log.close();
      }
    }),
};

type Topics = ReturnType<typeof relayTopics>;

/** Each round has topics of its own, both sides the same kind. */
async function newTopics(broker: Broker): Promise<Topics> {
  const topics = relayTopics(`bench_${randomBytes(4).toString('hex')}`);
  for (const topic of [topics.events, topics.position]) await broker.ensureTopic(topic);
  return topics;
}

async function relayAll(topics: Topics, { log, last, ...parts }: { log: EventReader; broker: Broker; ledger: string; last: number }): Promise<number> {
  const upToLast = {
    head: () => log.head(),
    readAll: (after: number, limit: number) => log.readAll(after, limit),
    async *follow(after: number, { pageSize }: { readonly pageSize: number }) {
      for (let seq = after; seq < last; seq += pageSize) yield await log.readAll(seq, pageSize);
    },
  };
  const heartbeat = new Heartbeats(systemClock).begin('relay', 60);
  const out = await RelayOut.open({ ...parts, log: upToLast, topics, clock: systemClock, heartbeat });
  return rateOf(async () => {
    await out.run(new AbortController().signal);
    return last + 1;
  });
}

function produceAll(producer: Producer, topic: string, messages: readonly Message[]): Promise<number> {
  return rateOf(async () => {
    for (let from = 0; from < messages.length; from += PAGE) {
      const page = messages.slice(from, from + PAGE).map(({ key, value, headers }) => ({ key, value: value as string, headers: { ...headers } }));
      await producer.send({ topic, acks: ALL_REPLICAS, messages: page });
    }
    return messages.length;
  });
}

async function messagesOf(log: EventReader, ledger: string): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for (;;) {
    const page = await log.readAll(messages.length - 1, PAGE);
    if (page.length === 0) return messages;
    messages.push(...page.map((event) => eventMessage(event, sourceOf(ledger))));
  }
}

import { Heartbeats, ManualClock, systemClock } from '#kernel';
import { MemoryEventStore, type EventReader } from '#event-store';
import type { Broker, MemoryBroker, Message } from '#messaging';
import { furnish, measuring, memory, runnerOver } from '../commands/testing/workbench.js';
import { HEADERS } from './event-message.js';
import { amissInWords } from './position.js';
import { RelayOut } from './relay-out.js';
import { brokersReady, topics } from './testing/sending.js';

const seqOf = ({ headers }: { readonly headers: Message['headers'] }) => Number(headers[HEADERS.seq]);

/** A log of some events on two streams beside those that every ledger begins with. */
async function recording() {
  const { store, vault } = memory();
  const { runner } = await runnerOver(store, vault);
  await furnish(runner);
  const record = async (from: number, to: number) => {
    for (let value = from; value < to; value += 1) await runner.execute(measuring(value, { with: { unit: `club-${1 + (value % 2)}` } }));
  };
  await record(0, 6);
  return { store, record };
}

function opened(broker: Broker, log: EventReader, ledger = 'test'): Promise<RelayOut> {
  const heartbeat = new Heartbeats(systemClock).begin('relay of events', 30);
  return RelayOut.open({ log, broker, topics, ledger, clock: systemClock, heartbeat });
}

/** Relays until all of the log is acknowledged. */
async function relayed(relay: RelayOut, log: EventReader): Promise<void> {
  const stop = new AbortController();
  const { seq } = await log.head();
  const running = relay.run(stop.signal);
  while (relay.position < seq) await Promise.race([running, new Promise(setImmediate)]);
  stop.abort();
  await running;
}

/** From now on sending to the topic fails; answers how to mend it. */
function breakSending(broker: MemoryBroker, topic: string): () => void {
  const send = broker.send.bind(broker);
  broker.send = (to, messages) => (to === topic ? Promise.reject(new Error('killed')) : send(to, messages));
  return () => {
    broker.send = send;
  };
}

describe('the relay of events', () => {
  it('sends every event, in the order of the log for each stream, and then those that come', async () => {
    const { store, record } = await recording();
    const broker = await brokersReady();
    const relay = await opened(broker, store);
    await relayed(relay, store);
    await record(10, 14);
    await relayed(relay, store);
    const sent = broker.all(topics.events.name);
    const { seq } = await store.head();
    expect(sent.map(seqOf).toSorted((one, other) => one - other)).toEqual(Array.from({ length: seq + 1 }, (_, index) => index));
    for (const of of Object.values(Object.groupBy(sent, ({ key }) => key ?? ''))) {
      const seqs = (of ?? []).map(seqOf);
      expect(seqs).toEqual(seqs.toSorted((one, other) => one - other));
    }
    expect([relay.position, relay.sentInAll, await relay.lag()]).toEqual([seq, seq + 1, 0]);
  });

  it('goes on where it left off, and repeats nothing that was acknowledged', async () => {
    const { store, record } = await recording();
    const broker = await brokersReady();
    await relayed(await opened(broker, store), store);
    const before = broker.all(topics.events.name).length;
    await record(10, 12);
    const again = await opened(broker, store);
    expect(again.position).toBe(before - 1);
    await relayed(again, store);
    expect(broker.all(topics.events.name)).toHaveLength(before + 2);
  });

  it('killed between sending and recording its position, repeats the page and no more', async () => {
    const { store, record } = await recording();
    const broker = await brokersReady();
    await relayed(await opened(broker, store), store);
    const { seq } = await store.head();
    await record(10, 12);
    const dying = await opened(broker, store);
    const mend = breakSending(broker, topics.position.name);
    await expect(dying.run(new AbortController().signal)).rejects.toThrow('killed');
    mend();
    const next = await opened(broker, store);
    expect(next.position).toBe(seq);
    await relayed(next, store);
    const sent = broker.all(topics.events.name).map(seqOf);
    expect(sent.filter((one) => one > seq).toSorted((one, other) => one - other)).toEqual([seq + 1, seq + 1, seq + 2, seq + 2]);
  });

  it('goes on by itself when what failed is mended, from what was acknowledged', async () => {
    const { store } = await recording();
    const broker = await brokersReady();
    const relay = await opened(broker, store);
    const mend = breakSending(broker, topics.events.name);
    await expect(relay.run(new AbortController().signal)).rejects.toThrow('killed');
    expect([relay.position, broker.all(topics.events.name)]).toEqual([-1, []]);
    mend();
    await relayed(relay, store);
    expect(broker.all(topics.events.name)).toHaveLength((await store.head()).seq + 1);
  });

  it('is refused topics that are of another ledger, whether or not a position lies there', async () => {
    const { store } = await recording();
    const broker = await brokersReady();
    const refused = { kind: 'unavailable', issues: [{ field: 'FREMDRIFT_TENANT', problem: expect.stringContaining('test') }] };
    await relayed(await opened(broker, store), store);
    await expect(opened(broker, store, 'another')).rejects.toMatchObject(refused);
    const other = await brokersReady();
    await other.send(topics.events.name, [{ key: 'a', value: '{"source":"/ledgers/theirs"}', headers: {} }]);
    await expect(opened(other, store)).rejects.toMatchObject(refused);
  });

  it('is refused a log that does not hold what was relayed, as after restoring an older one', async () => {
    const { store } = await recording();
    const broker = await brokersReady();
    await relayed(await opened(broker, store), store);
    await expect(opened(broker, new MemoryEventStore(new ManualClock(0)))).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('this log has none'),
    });
  });

  it('bug-745: tells when the position is gone that all is sent again, and when events are gone that they are not', async () => {
    const { store } = await recording();
    const broker = await brokersReady();
    const first = await opened(broker, store);
    expect(first.amiss).toEqual({ repeated: 0, gone: 0 });
    await relayed(first, store);
    const { seq } = await store.head();
    expect((await opened(broker, store)).amiss).toEqual({ repeated: 0, gone: 0 });

    broker.empty(topics.position.name);
    const anew = await opened(broker, store);
    expect([anew.position, anew.amiss]).toEqual([-1, { repeated: seq + 1, gone: 0 }]);
    expect(amissInWords(anew.amiss, topics)).toEqual([expect.stringContaining(`test.events holds ${seq + 1} messages: every event is sent again`)]);
    await relayed(anew, store);

    broker.empty(topics.events.name);
    const less = await opened(broker, store);
    expect([less.position, less.amiss]).toEqual([seq, { repeated: 0, gone: seq + 1 }]);
    expect(amissInWords(less.amiss, topics)).toEqual([expect.stringContaining(`test.events has lost at least ${seq + 1} events`)]);
  });
});

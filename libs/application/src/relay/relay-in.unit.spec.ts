import { Heartbeats, Refused, systemClock } from '#kernel';
import type { Payload } from '#domain';
import type { EventStore } from '#event-store';
import type { Message } from '#messaging';
import type { Caller } from '../authority/index.js';
import { furnish, measuring, memory, recorder, runnerOver, unknowing } from '../commands/testing/workbench.js';
import { Ingestion } from '../ingest/index.js';
import { deadLetterIn, type DeadLetter } from './dead-letter.js';
import { RelayIn } from './relay-in.js';
import { readDeadLetters, replayDeadLetters } from './replay.js';
import { brokersReady, cloudEventMessage, TENANT, topics } from './testing/sending.js';

const SOURCE = 'https://members.example.org';
const ownOf = (caller: Caller, more: Partial<Caller>): Caller => ({ ...caller, ...more });
const club1 = ownOf(recorder, { unit: 'club-1' });
const club2 = ownOf(recorder, { unit: 'club-2', grant: 'g-2' });

/** A measurement of a club by a source system. */
const sent = (id: string, value: number, more: object = {}): Message => {
  const { data } = measuring(value) as { readonly data: object };
  return cloudEventMessage(id, 'fremdrift.recordMeasurement', { ...data, ...more });
};

/** @param largest bytes that one message of a source system may have */
async function intake(callers: readonly Caller[] = [recorder], largest = topics.measurements.maxMessageBytes) {
  const { store, vault } = memory();
  const bench = await runnerOver(store, vault);
  await furnish(bench.runner);
  const broker = await brokersReady(largest);
  const ingestion = new Ingestion({ ...bench, reader: store, knowledge: unknowing });
  const heartbeat = new Heartbeats(systemClock).begin('relay of measurements', 30);
  let granted = callers;
  const relay = new RelayIn({
    broker,
    topics,
    tenant: TENANT,
    sources: new Map([[SOURCE, recorder.actor]]),
    ingestion,
    access: { callersOf: async (actor) => granted.filter((caller) => caller.actor === actor) },
    heartbeat,
  });
  const send = (...messages: readonly Message[]) => broker.send(topics.measurements.name, messages);
  /** Runs until everything sent is acknowledged. */
  const settle = async () => {
    const stop = new AbortController();
    const running = relay.run(stop.signal);
    while ((await relay.lag()) > 0) await Promise.race([running, new Promise(setImmediate)]);
    stop.abort();
    await running;
  };
  const deadLetters = async () => {
    const all: DeadLetter[] = [];
    await readDeadLetters(broker, topics, (letters) => all.push(...letters));
    return all;
  };
  const grant = (...now: readonly Caller[]) => {
    granted = now;
  };
  return { store, broker, relay, ingestion, send, settle, deadLetters, grant };
}

const valuesIn = async (store: EventStore, unit = 'club-1') =>
  (await store.readStream(`measurements-members:${unit}`, { limit: 1000 })).map(({ payload }) => (JSON.parse(payload) as Payload).data['value']);

describe('what source systems send', () => {
  it('is recorded in order, by the pseudonym of its source, and then acknowledged', async () => {
    const { store, relay, send, settle, deadLetters } = await intake();
    await send(sent('1', 1), sent('2', 2), sent('3', 3, { unit: 'club-2' }));
    expect(await relay.lag()).toBe(3);
    await settle();
    expect([await valuesIn(store), await valuesIn(store, 'club-2')]).toEqual([['1', '2'], ['3']]);
    const [first] = await store.readStream('measurements-members:club-1', { limit: 1 });
    expect(JSON.parse(first?.payload ?? '')).toMatchObject({ actor: recorder.actor, role: 'recorder', request: expect.stringMatching(/./) });
    expect([await deadLetters(), relay.counts]).toEqual([[], { recorded: 3, repeated: 0, refused: 0 }]);
  });

  it('is recorded once, however often it comes: in one batch, in another, and after a restart', async () => {
    const { store, relay, send, settle } = await intake();
    await send(sent('1', 1), sent('1', 1), sent('2', 2), sent('1', 1));
    await settle();
    await send(sent('2', 2));
    await settle();
    expect(await valuesIn(store)).toEqual(['1', '2']);
    expect(relay.counts).toEqual({ recorded: 2, repeated: 3, refused: 0 });
  });

  it('under an id that stood for something else is a dead letter', async () => {
    const { store, send, settle, deadLetters } = await intake();
    await send(sent('1', 1), sent('1', 2));
    await settle();
    expect(await valuesIn(store)).toEqual(['1']);
    expect(await deadLetters()).toMatchObject([{ kind: 'key-reused' }]);
  });

  it('is stopped by no message that can not be taken: that lies with the dead letters as it came, with the reason', async () => {
    const { store, relay, send, settle, deadLetters } = await intake();
    const poison: Message = { key: 'k', value: new Uint8Array([0xff, 0x00, 0xfe]), headers: { 'content-type': 'application/cloudevents+json' } };
    await send(sent('1', 1), poison, sent('2', -2), cloudEventMessage('3', 'fremdrift.recordMeasurement', {}, { source: 'elsewhere' }), sent('4', 4));
    await settle();
    expect(await valuesIn(store)).toEqual(['1', '4']);
    const dead = await deadLetters();
    expect(new Set(dead.map(({ kind, issues }) => `${kind} ${issues[0]?.field}`))).toEqual(new Set(['invalid value', 'invalid on', 'unauthenticated source']));
    expect(dead.map(({ kind }) => kind).toSorted()).toEqual(['invalid', 'invalid', 'unauthenticated']);
    const bytes = dead.find(({ key }) => key === 'k')?.message;
    expect([Buffer.from(bytes?.value ?? '').toString('hex'), bytes?.headers]).toEqual(['ff00fe', poison.headers]);
    expect(relay.counts).toEqual({ recorded: 2, repeated: 0, refused: 3 });
  });

  it('is recorded in whichever capacity of its sender reaches it, and refused where none does', async () => {
    const { store, send, settle, deadLetters } = await intake([club1, club2, ownOf(recorder, { role: 'auditor' })]);
    await send(sent('1', 1), sent('2', 2, { unit: 'club-2' }), sent('3', 3, { unit: 'union' }), sent('4', 4, { unit: 'club-2' }));
    await settle();
    expect([await valuesIn(store), await valuesIn(store, 'club-2')]).toEqual([['1'], ['2', '4']]);
    expect(await deadLetters()).toMatchObject([{ kind: 'forbidden', issues: [{ field: 'unit' }] }]);
  });

  it('that was refused can be sent again once that is put right, and is sent again once', async () => {
    const { store, broker, send, settle, deadLetters, grant } = await intake([]);
    await send(sent('1', 1), sent('2', 2));
    await settle();
    expect(await deadLetters()).toMatchObject([{ kind: 'forbidden' }, { kind: 'forbidden' }]);
    grant(recorder);
    const { signal } = new AbortController();
    expect(await replayDeadLetters(broker, topics, TENANT, signal)).toEqual({ sent: 2, passedOver: 0 });
    await settle();
    expect(new Set(await valuesIn(store))).toEqual(new Set(['1', '2']));
    expect(await replayDeadLetters(broker, topics, TENANT, signal)).toEqual({ sent: 0, passedOver: 0 });
  });

  it.each(['unavailable', 'busy'] as const)('is not acknowledged while the ledger is %s, and is not lost by it', async (kind) => {
    const { store, relay, ingestion, send, settle, deadLetters } = await intake();
    await send(sent('1', 1));
    const take = ingestion.take.bind(ingestion);
    const problem = { field: 'ledger', problem: 'it rests', remedy: 'wait' };
    ingestion.take = async (asked) => {
      if (kind === 'unavailable') throw new Refused(kind, 'it rests', [problem]);
      return asked.map(({ number }) => ({ line: number, accepted: false, kind, issues: [problem] }));
    };
    await expect(relay.run(new AbortController().signal)).rejects.toMatchObject({ kind });
    expect([await relay.lag(), await deadLetters()]).toEqual([1, []]);
    ingestion.take = take;
    await settle();
    expect(await valuesIn(store)).toEqual(['1']);
  });

  it('is not acknowledged when what was refused of it can not be put with the dead letters', async () => {
    const { broker, relay, send, settle, deadLetters } = await intake();
    await send(sent('1', -1));
    const sending = broker.send.bind(broker);
    broker.send = () => Promise.reject(new Error('killed'));
    await expect(relay.run(new AbortController().signal)).rejects.toThrow('killed');
    expect(await relay.lag()).toBe(1);
    broker.send = sending;
    await settle();
    expect(await deadLetters()).toHaveLength(1);
    expect(broker.all(topics.deadLetters.name).map(deadLetterIn)).toMatchObject([{ from: expect.stringMatching(/^test\.measurements\.in\/\d+\/0$/) }]);
  });

  it('bug-741: whose key and headers are no text is sent again byte for byte', async () => {
    const { broker, send, settle, deadLetters } = await intake();
    const odd: Message = { key: Buffer.from([0xff, 0x01]), value: 'x', headers: { odd: Buffer.from([0xfe]), twice: ['a', Buffer.from([0xfd])] } };
    await send(odd);
    await settle();
    expect(await deadLetters()).toMatchObject([{ kind: 'unsupported-media-type', message: { key: odd.key, headers: odd.headers } }]);
    expect(await replayDeadLetters(broker, topics, TENANT, new AbortController().signal)).toEqual({ sent: 1, passedOver: 0 });
    const asSent = { key: odd.key, headers: odd.headers };
    expect(broker.all(topics.measurements.name)).toMatchObject([{ asSent }, { asSent }]);
  });

  it('bug-742: is sent again though others wrote to the topic of dead letters, and what they wrote is told and passed over', async () => {
    const { broker, send, settle, deadLetters } = await intake();
    await send(sent('1', -1));
    const damaged = { 'dead-letter-kind': 'invalid', 'dead-letter-issues': '[{' };
    await broker.send(topics.deadLetters.name, [
      { key: null, value: 'hello', headers: {} },
      { key: null, value: 'hello', headers: damaged },
    ]);
    await settle();
    const told = (await deadLetters()).map(({ issues }) => issues[0]?.problem);
    expect(told).toEqual([expect.stringContaining('no dead letter of the relay'), expect.stringContaining('no dead letter of the relay'), expect.anything()]);
    expect(await replayDeadLetters(broker, topics, TENANT, new AbortController().signal)).toEqual({ sent: 1, passedOver: 2 });
  });

  it.each([
    ['value', { key: 'k', value: 'x'.repeat(3_000_000), headers: { h: 'kept' } }, { key: 'k', headers: { h: 'kept' } }],
    ['header', { key: 'k', value: 'x', headers: { 'content-type': 'y'.repeat(3_000_000) } }, { key: null, headers: {} }],
  ])('bug-743: larger than dead letters may be in its %s stops nothing but itself, and is told with that left out', async (_part, large, left) => {
    const { store, broker, send, settle, deadLetters } = await intake([recorder], 8_000_000);
    await send(large, sent('1', 1));
    await settle();
    expect(await valuesIn(store)).toEqual(['1']);
    const place = expect.stringMatching(/^read it at test\.measurements\.in\/\d\/0 /);
    const [letter] = await deadLetters();
    expect(letter).toMatchObject({ ...left, message: null, issues: [{ field: 'value' }, { field: 'message', remedy: place }] });
    expect(await replayDeadLetters(broker, topics, TENANT, new AbortController().signal)).toEqual({ sent: 0, passedOver: 1 });
  });
});

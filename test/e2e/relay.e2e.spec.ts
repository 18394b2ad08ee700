import { randomUUID } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { CloudEvent, Kafka } from 'cloudevents';
import { readDeadLetters, relayTopics, replayDeadLetters, withRelay, type DeadLetter, type EmbeddedLedger } from '#application';
import { asyncApiDocument } from '#contract';
import { isCalendarDate, isUuid } from '#kernel';
import type { Broker, Message, Received } from '#messaging';
import type { StatusItem } from '#projections';
import { allIn, found, testBroker } from '../support/brokers.js';
import { smallUnion, type Service } from './fixture.js';

const SOURCE = 'https://members.example.org';

/** What a source system sends. */
const sent = (id: string, command: string, data: object): Message => {
  const { value, headers } = Kafka.structured(new CloudEvent({ id, type: `fremdrift.${command}`, source: SOURCE, data, time: '2022-01-09T10:00:00.000Z' }));
  return { key: 'members', value, headers: { 'content-type': String((headers as Record<string, unknown>)['content-type']) } };
};

const jsonOf = ({ value }: Received) => JSON.parse(String(value)) as { readonly data: Record<string, unknown>; readonly type: string };

/** The sample organisation over HTTP, beside a relay to a real Kafka under a tenant of its own. */
describe('the relay to Kafka', () => {
  const tenant = `e2e_${randomUUID().slice(0, 8)}`;
  const topics = relayTopics(tenant);
  let service: Service;
  let relayed: EmbeddedLedger;
  let broker: Broker;

  beforeAll(async () => {
    service = await smallUnion();
    service.itIs('2022-01-10');
    const { actor } = JSON.parse(
      (await service.post('/access/tokens', { for: { name: 'The register of members' }, role: 'recorder', label: 'Kafka' }, { as: 'admin' })).text,
    ) as { readonly actor: string };
    broker = await testBroker();
    // only the parts beside it are closed: the service closes the ledger
    const running = { ...service.running, close: async () => undefined };
    relayed = await withRelay(running, { broker: await testBroker(), tenant, sources: new Map([[SOURCE, actor]]), apart: false });
  }, 120_000);

  afterAll(async () => {
    await relayed.close();
    await broker.close();
    await service.end();
  });

  const send = (...messages: readonly Message[]) => broker.send(topics.measurements.name, messages);
  const figure = (name: string, label = '') => relayed.gauges().find((gauge) => gauge.name === name && Object.values(gauge.labels).join() === label)?.value;
  const outcomes = () => ['recorded', 'repeated', 'refused'].map((outcome) => figure('fremdrift_relay_in_messages', outcome) ?? 0);

  /** Everything that is recorded by now lies in the topic of events. */
  const allSent = async () => {
    const head = await service.head();
    return found(async () => ((figure('fremdrift_relay_out_seq') ?? -1) >= head ? head : null));
  };

  it('holds every event as its published schema says, in the order of the log for each stream', async () => {
    const head = await allSent();
    const messages = await allIn(broker, topics.events.name);
    expect(messages.map((message) => Number(message.headers['fremdrift-seq'])).toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: head + 1 }, (_, seq) => seq),
    );
    const document = asyncApiDocument(topics) as { readonly channels: { readonly events: { readonly messages: Readonly<Record<string, object>> } } };
    const formats = { date: isCalendarDate, uuid: isUuid, 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) };
    const ajv = new Ajv2020({ strict: false, formats });
    ajv.addSchema(document, 'asyncapi');
    for (const message of messages) {
      const event = jsonOf(message);
      const validate = ajv.getSchema(`asyncapi#/channels/events/messages/${event.type.slice('fremdrift.'.length)}/payload`);
      await validate?.(event);
      expect([event.type, validate?.errors]).toEqual([event.type, null]);
    }
  }, 60_000);

  it('brings what a source system reports into the ledger, and where its goals stand out again', async () => {
    await send(
      sent('m-1', 'recordMeasurement', { measure: 'members', unit: 'union', on: '2022-01-08', value: '1090' }),
      sent('e-1', 'recordEntry', { register: 'forums', entry: 'forum-1', unit: 'oslo', state: 'active', from: '2022-01-08', title: 'Forum' }),
      sent('c-1', 'reportCoverage', { coverage: 'training', unit: 'oslo', on: '2022-01-08', state: 'done' }),
      sent('m-1', 'recordMeasurement', { measure: 'members', unit: 'union', on: '2022-01-08', value: '1090' }),
    );
    await found(async () => (outcomes().reduce((sum, count) => sum + count) === 4 ? true : null));
    const refused = await deadLetters();
    expect(refused.map(({ issues }) => issues)).toEqual([]);
    expect(outcomes()).toEqual([3, 1, 0]);
    const inLedger = JSON.parse((await service.get('/goals/P1/status')).text) as { readonly item: StatusItem };
    const status = await found(async () => {
      const last = (await allIn(broker, topics.status.name)).findLast(({ key }) => key === 'P1');
      const item = last === undefined ? null : (jsonOf(last).data['status'] as StatusItem);
      return item?.figures.some(({ value }) => value === '1090') === true ? item : null;
    });
    expect([status.course, status.result, status.data, status.figures]).toEqual([
      inLedger.item.course,
      inLedger.item.result,
      inLedger.item.data,
      inLedger.item.figures,
    ]);
  }, 120_000);

  it('puts what it refuses with the dead letters, tells why, and takes it when it is put right and sent again', async () => {
    await send(
      sent('m-2', 'recordMeasurement', { measure: 'cars', unit: 'union', on: '2022-01-09', value: '5' }),
      { key: null, value: 'poison', headers: {} },
      sent('m-3', 'recordMeasurement', { measure: 'members', unit: 'union', on: '2022-01-09', value: '1095' }),
    );
    const dead = await found(async () => {
      const letters = await deadLetters();
      return letters.length === 2 ? letters : null;
    });
    expect(new Set(dead.map(({ kind, issues }) => `${kind} ${issues[0]?.field}`))).toEqual(new Set(['not-found measure', 'unsupported-media-type value']));
    await service.record('/measures', {
      measure: 'cars',
      title: 'Biler',
      kind: 'count',
      quantity: 'stock',
      unitOfMeasure: 'bil',
      definition: 'Alle',
      from: '2010-01-01',
    });
    expect(await replayDeadLetters(broker, topics, tenant, new AbortController().signal)).toEqual({ sent: 2, passedOver: 0 });
    const values = await found(async () => {
      const { items } = JSON.parse((await service.get('/measures/cars/measurements')).text) as { readonly items: readonly object[] };
      return items.length > 0 ? items : null;
    });
    expect(values).toMatchObject([{ event: { data: { value: '5' } } }]);
  }, 120_000);

  const deadLetters = async () => {
    const all: DeadLetter[] = [];
    await readDeadLetters(broker, topics, (letters) => all.push(...letters));
    return all;
  };
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka, type KafkaServer } from '#dev-servers';
import { openLedger, relayTopics } from '#application';
import type { Payload } from '#domain';
import { openSqliteReader } from '#event-store';
import { addDays, Refused, type CalendarDate } from '#kernel';
import { openKafkaBroker, type Broker, type Message } from '#messaging';
import { allIn, found } from '../support/brokers.js';
import { startServer, type ServerProcess } from '../support/server-process.js';
import { count, Row } from './support/row.js';

const SOURCE = 'https://members.example.org';
const CLUBS = ['club-1', 'club-2', 'club-3'];
const MEASUREMENTS = 600;
const row = new Row('12', { short: 120, long: 120 });
const topics = relayTopics('fremdrift');

const measurement = (number: number): Message => {
  const unit = CLUBS[number % CLUBS.length] as string;
  const data = { measure: 'members', unit, on: addDays('2020-01-01' as CalendarDate, number), value: String(number) };
  const event = { specversion: '1.0', id: String(number), source: SOURCE, type: 'fremdrift.recordMeasurement', data };
  return { key: unit, value: JSON.stringify(event), headers: { 'content-type': 'application/cloudevents+json' } };
};

/** A folder with a ledger of a few clubs, and who the source system is. */
async function furnished(folder: string): Promise<{ readonly actor: string }> {
  const ledger = await openLedger(folder, {
    create: { origin: 'test.example/relay', title: 'Prøve', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false },
  });
  const units = [{ unit: 'union', kind: 'union', parent: null }, ...CLUBS.map((unit) => ({ unit, kind: 'club', parent: 'union' }))];
  const named = units.map((unit) => ({ ...unit, name: unit.unit, from: '2010-01-01' }));
  await ledger.runner.execute({ name: 'establishUnits', data: { units: named }, caller: ledger.self, expected: 'none' });
  const measure = {
    measure: 'members',
    title: 'Members',
    kind: 'count',
    quantity: 'stock',
    unitOfMeasure: 'members',
    definition: 'All who pay',
    from: '2010-01-01',
  };
  await ledger.runner.execute({ name: 'defineMeasure', data: measure, caller: { ...ledger.self, role: 'planner' } });
  const rights = { role: 'recorder', unit: null, audience: 'inside', expiresOn: null, label: 'Kafka' } as const;
  const { actor } = await ledger.access.create(ledger.self, { for: { name: 'The register of members', contact: null }, ...rights });
  await ledger.close();
  return { actor };
}

/** Sends until the brokers have acknowledged it, however often that takes. */
async function sendAll(broker: Broker, from: number, to: number): Promise<void> {
  for (let number = from; number < to; number += 20) {
    const batch = Array.from({ length: Math.min(20, to - number) }, (_, index) => measurement(number + index));
    await found(async () => {
      try {
        await broker.send(topics.measurements.name, batch);
        return true;
      } catch (error) {
        if (error instanceof Refused && error.kind === 'unavailable') return null;
        throw error;
      }
    });
  }
}

describe('while brokers and server are killed and come back', () => {
  let folder: string;
  let kafka: KafkaServer;
  let server: ServerProcess;
  let broker: Broker;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fremdrift-relay-'));
    kafka = await startKafka();
    const { actor } = await furnished(folder);
    await writeFile(join(folder, 'sources.json'), JSON.stringify({ [SOURCE]: actor }));
  }, 120_000);

  afterAll(async () => {
    await broker?.close();
    await server?.kill();
    await kafka?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const serve = () => startServer(folder, ['serve'], ['env', `KAFKA_BROKERS=${kafka.brokers}`, `FREMDRIFT_SOURCES=${join(folder, 'sources.json')}`]);
  const readiness = async () => (await (await fetch(`${server.url}/health/ready`)).json()) as { readonly ready: boolean; readonly remarks: readonly string[] };

  it(
    'nothing that was acknowledged is lost, nothing is recorded twice, the order of each stream holds, and what holds the relay is told',
    async () => {
      row.begin();
      server = await serve();
      broker = await openKafkaBroker({ brokers: [kafka.brokers], clientId: 'test' });
      await sendAll(broker, 0, 200);

      await kafka.kill();
      const ofRelay = async () => (await readiness()).remarks.find((remark) => remark.includes('relay')) ?? null;
      expect(await found(ofRelay)).toMatch(/relay of .* since 20\d\d-.*Kafka at .* can't be used/);
      expect((await readiness()).ready).toBe(true);
      const sending = sendAll(broker, 200, 400);
      await kafka.restart();
      await sending;
      await found(async () => ((await ofRelay()) === null ? true : null));

      const more = sendAll(broker, 400, MEASUREMENTS);
      await server.kill();
      server = await serve();
      await more;

      await found(async () => ((await broker.unacknowledged(topics.measurements.name, 'fremdrift.relay-in')) === 0 ? true : null));
      const log = openSqliteReader(join(folder, 'ledger.db'));
      const { seq: head } = await log.head();
      const values = [];
      for (const club of CLUBS) {
        const events = await log.readStream(`measurements-members:${club}`, { limit: 10_000 });
        values.push(...events.map(({ payload }) => Number((JSON.parse(payload) as Payload).data['value'])));
      }
      expect(values.toSorted((one, other) => one - other)).toEqual(Array.from({ length: MEASUREMENTS }, (_, number) => number));
      expect(await allIn(broker, topics.deadLetters.name)).toEqual([]);

      const messages = await found(async () => {
        const all = await allIn(broker, topics.events.name);
        return all.some(({ headers }) => headers['fremdrift-seq'] === String(head)) ? all : null;
      });
      const first = new Map(messages.map(({ headers, value }) => [Number(headers['fremdrift-seq']), String(value)]));
      expect([...first.keys()].toSorted((one, other) => one - other)).toEqual(Array.from({ length: head + 1 }, (_, seq) => seq));
      const lastOf = new Map<string, number>();
      const late: string[] = [];
      for (const { key, headers, value } of messages) {
        const seq = Number(headers['fremdrift-seq']);
        const last = lastOf.get(key ?? '') ?? -1;
        // a repeat may come later, and is the same; what is new never comes before what was earlier
        if (seq <= last && first.get(seq) !== String(value)) late.push(`${key} ${seq}`);
        if (seq > last) lastOf.set(key ?? '', seq);
      }
      expect(late).toEqual([]);
      const leftOut = [...lastOf].filter(([stream, last]) => messages.findLast(({ key }) => key === stream)?.headers['fremdrift-seq'] !== String(last));
      expect(leftOut).toEqual([]);
      await log.close();
      row.tell(
        `brokers and server killed under load: 0 lost and 0 repeated of ${count(MEASUREMENTS)} acknowledged, ${count(messages.length)} messages of ${count(head + 1)} events in order`,
      );
    },
    row.limit,
  );
});

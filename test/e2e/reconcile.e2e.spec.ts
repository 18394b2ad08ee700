import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import kafkajs from 'kafkajs';
import { layoutOf, migrate, relayTopics, runLedger, withRelay, type EmbeddedLedger } from '#application';
import type { Broker } from '#messaging';
import { connectPostgres, makeTestDatabase, type TestDatabase } from '#postgres';
import { fremdrift } from '../../apps/cli/src/testing/program.js';
import { allIn, found, testBroker } from '../support/brokers.js';
import { members, smallUnion } from './fixture.js';

const LOOK_EVERY_MS = 1000;

interface Place {
  readonly place: string;
  readonly different: readonly { readonly stream: string; readonly faults: readonly object[] }[];
}

/** A ledger with its read models in a real PostgreSQL, relayed to a real Kafka, that is held to its log while it is served. */
describe('fremdrift doctor --reconcile on PostgreSQL and Kafka', () => {
  const tenant = `r${randomBytes(6).toString('hex')}`;
  const { events } = relayTopics(tenant);
  let folder: string;
  let database: TestDatabase;
  let broker: Broker;
  let running: EmbeddedLedger;

  beforeAll(async () => {
    const union = await smallUnion();
    for (const value of [1000, 1010, 1020]) await union.record('/measures/members/measurements', members(`2021-01-0${value / 10 - 99}`, value));
    await union.stop();
    folder = union.folder;
    database = await makeTestDatabase();
    const engines = { kurrentdb: null, postgres: database.url, tenant };
    await migrate(layoutOf(folder), layoutOf(folder, { engines }));
    broker = await testBroker();
    running = await withRelay(await runLedger(folder, { engines }), { broker: await testBroker(), tenant, sources: new Map(), apart: false });
    const { seq } = await running.ledger.store.head();
    await found(async () => (await running.projector.waitFor(seq, LOOK_EVERY_MS)) || null);
    await found(async () => (running.gauges().find(({ name }) => name === 'fremdrift_relay_out_seq')?.value === seq ? true : null));
  });
  afterAll(async () => {
    await running?.close();
    await broker?.close();
    await database?.drop();
    await rm(folder, { recursive: true });
  });

  const reconciled = async () => {
    const settings = { POSTGRES_URL: database.url, KAFKA_BROKERS: process.env['FREMDRIFT_TEST_KAFKA'] ?? '', FREMDRIFT_TENANT: tenant };
    const { code, out } = await fremdrift(['doctor', '--reconcile', '--json', '--data', folder], { settings });
    const { readModels, events: topic } = JSON.parse(out) as {
      readonly readModels: { readonly places: readonly Place[] };
      readonly events: { readonly place: Place };
    };
    return { code, different: [...readModels.places, topic.place].filter(({ different }) => different.length > 0) };
  };

  it('finds nothing, then a row that was removed by hand, then a message that is missing besides', async () => {
    expect(await reconciled()).toEqual({ code: 0, different: [] });

    const postgres = await connectPostgres(database.url, { applicationName: 'by hand', max: 1 });
    const [row] = await postgres.query(
      `DELETE FROM ${tenant}_views.measurement WHERE seq = (SELECT max(seq) FROM ${tenant}_views.measurement) RETURNING root, seq`,
    );
    await postgres.close();
    const removed = {
      place: 'measurement',
      different: [
        { stream: expect.stringContaining('members') as string, faults: [{ at: `root ${String(row?.['root'])}, seq ${String(row?.['seq'])}`, is: 'missing' }] },
      ],
    };
    expect(await reconciled()).toMatchObject({ code: 7, different: [removed] });

    const lost = (await allIn(broker, events.name)).find(({ offset }) => offset === 0);
    await deleteUpTo(events.name, lost?.partition ?? -1, 1);
    const missing = { place: events.name, different: [{ stream: lost?.key, faults: [{ at: `seq ${lost?.headers['fremdrift-seq']}`, is: 'missing' }] }] };
    expect(await reconciled()).toMatchObject({ code: 7, different: [removed, missing] });
  });
});

/** Takes what lies before the offset away from the partition, which our own port has no way to. */
async function deleteUpTo(topic: string, partition: number, offset: number): Promise<void> {
  const brokers = process.env['FREMDRIFT_TEST_KAFKA']?.split(',') ?? [];
  const admin = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    await admin.fetchTopicOffsets(topic); // without it kafkajs does not know who leads the partition
    await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(offset) }] });
  } finally {
    await admin.disconnect();
  }
}

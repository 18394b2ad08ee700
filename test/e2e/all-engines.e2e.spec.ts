import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudEvent, Kafka } from 'cloudevents';
import { layoutOf, migrate, openLogReader, relayTopics, type Engines } from '#application';
import { startKurrentTestServer, type KurrentTestServer } from '#event-store';
import { systemClock } from '#kernel';
import type { Broker } from '#messaging';
import { makeTestDatabase, type TestDatabase } from '#postgres';
import { rootOfLog } from '#publishing';
import { allIn, found, testBroker } from '../support/brokers.js';
import { startProgram, type ServerProcess } from '../support/server-process.js';
import { Client } from './client.js';
import { members, smallUnion } from './fixture.js';

const SOURCE = 'https://members.example.org';
const LONG = 90_000;
const PROGRAMS = ['api', 'projector', 'relay'] as const;

/** The small organisation, recorded in files and moved: the log in KurrentDB, read models and vault in PostgreSQL, a topic in Kafka, each part a program of its own. */
describe('a ledger on all engines, with its parts apart', () => {
  const tenant = `all${randomUUID().slice(0, 8)}`;
  const topics = relayTopics(tenant);
  let base: string;
  let kurrentdb: KurrentTestServer;
  let database: TestDatabase;
  let broker: Broker;
  let engines: Engines;
  let client: Client;
  const running = new Map<string, ServerProcess>();
  const folderOf = (program: string) => join(base, program);

  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'fremdrift-all-'));
    [kurrentdb, database, broker] = await Promise.all([startKurrentTestServer(), makeTestDatabase(), testBroker()]);
    engines = { kurrentdb: kurrentdb.url, postgres: database.url, tenant };
    const union = await smallUnion();
    union.clock.set(systemClock.nowMicros());
    const token = { for: { name: 'The register of members' }, role: 'recorder', label: 'Kafka' };
    const { actor } = JSON.parse((await union.post('/access/tokens', token, { as: 'admin' })).text) as { readonly actor: string };
    await union.stop();
    await cp(union.folder, folderOf('api'), { recursive: true });
    await rm(union.folder, { recursive: true });
    await migrate(layoutOf(folderOf('api')), layoutOf(folderOf('api'), { engines }));
    await writeFile(join(base, 'sources.json'), JSON.stringify({ [SOURCE]: actor }));
    await Promise.all(PROGRAMS.map(start));
    client = new Client(() => addressOf('api'), union.tokens);
  }, LONG);
  afterAll(async () => {
    await Promise.all([...running.values()].map((program) => program.stop()));
    await broker.close();
    kurrentdb.stop();
    await database.drop();
    await rm(base, { recursive: true });
  }, LONG);

  async function start(program: (typeof PROGRAMS)[number]): Promise<void> {
    const settings = {
      FREMDRIFT_DATA: folderOf(program),
      FREMDRIFT_EVIDENCE: join(folderOf('api'), 'evidence'),
      FREMDRIFT_SOURCES: join(base, 'sources.json'),
      FREMDRIFT_TENANT: tenant,
      FREMDRIFT_PROJECTOR: 'apart',
      FREMDRIFT_RELAY: 'apart',
      KURRENTDB_URL: kurrentdb.url,
      POSTGRES_URL: database.url,
      KAFKA_BROKERS: process.env['FREMDRIFT_TEST_KAFKA'] ?? '',
    };
    running.set(program, await startProgram([process.execPath, `dist/apps/${program}/src/main.js`], settings));
  }

  const addressOf = (program: string) => running.get(program)?.url ?? '';

  async function readiness(program: string) {
    const { ready, reasons } = (await (await fetch(`${addressOf(program)}/health/ready`)).json()) as {
      readonly ready: boolean;
      readonly reasons: readonly string[];
    };
    return { ready, reasons };
  }

  const allReady = () => found(async () => ((await Promise.all(PROGRAMS.map(readiness))).every(({ ready }) => ready) ? true : null));
  const seqsSent = async () => (await allIn(broker, topics.events.name)).map(({ headers }) => Number(headers['fremdrift-seq']));

  /** Records a figure, and waits until it is what the goal's status shows, and in the topic. */
  async function goesAllTheWay(on: string, value: number): Promise<number> {
    const { seq } = await client.record('/measures/members/measurements', members(on, value));
    const { item } = await client.ask<{ readonly item: object }>(`/goals/P1/status?at=${on}&minSeq=${seq}`);
    expect(JSON.stringify(item)).toContain(String(value));
    await found(async () => ((await seqsSent()).includes(seq) ? true : null));
    return seq;
  }

  it(
    'shows what is recorded where its goal stands, and sends every event there ever was',
    async () => {
      const seq = await goesAllTheWay('2023-06-30', 1041);
      expect([...new Set(await seqsSent())].toSorted((one, other) => one - other)).toEqual(Array.from({ length: seq + 1 }, (_, index) => index));
    },
    LONG,
  );

  it(
    'records what a source system sends, and its server shows it',
    async () => {
      const data = { measure: 'members', unit: 'union', on: '2023-07-31', value: '1042' };
      const event = new CloudEvent({ id: 'm-1', type: 'fremdrift.recordMeasurement', source: SOURCE, data });
      const { value, headers } = Kafka.structured(event);
      await broker.send(topics.measurements.name, [
        { key: 'members', value, headers: { 'content-type': String((headers as Record<string, unknown>)['content-type']) } },
      ]);
      await found(async () => ((await client.get('/measures/members/measurements', 'auditor')).text.includes('"1042"') ? true : null));
    },
    LONG,
  );

  it(
    'bug-772: says in each program what it misses and since when while KurrentDB is away, answers what it knows, and goes on by itself',
    async () => {
      await allReady();
      const before = new Date().toISOString();
      kurrentdb.stop();
      for (const program of PROGRAMS) {
        const { reasons } = await found(async () => {
          const told = await readiness(program);
          return told.ready ? null : told;
        });
        const [, since = ''] = /since (\S+?):? .*no server answers/.exec(reasons.join(' ')) ?? [];
        expect([program, reasons, since > before]).toEqual([program, reasons, true]);
      }
      expect(await client.post('/measures/members/measurements', members('2023-08-31', 1043))).toMatchObject({ status: 503 });
      expect(await client.get('/goals/P1/status?at=2023-07-31')).toMatchObject({ status: 200 });
      await kurrentdb.restart();
      await allReady();
      await goesAllTheWay('2023-09-30', 1044);
    },
    LONG,
  );

  it('bug-774: shows of each program that its sequencer is heard of', async () => {
    for (const program of ['projector', 'relay'])
      expect(await (await fetch(`${addressOf(program)}/metrics`)).text()).toMatch(/fremdrift_heartbeat\w*\{part="sequencer"\}/);
    expect((await client.send('GET', '/metrics', { authorization: `Bearer ${client.tokens.auditor}` })).text).toMatch(
      /fremdrift_heartbeat\w*\{part="sequencer"\}/,
    );
  });

  it('has one root in the copy of each program, which goes on from that of the file it came from', async () => {
    const seq = await goesAllTheWay('2023-10-31', 1045);
    const file = openLogReader(layoutOf(folderOf('api')));
    const moved = (await file.head()).seq;
    expect(moved).toBeLessThan(seq);
    const origin = await rootOfLog(file, moved + 1);
    await file.close();
    const roots = await Promise.all(PROGRAMS.map((program) => rootsIn(program, [moved, seq])));
    expect(roots[0]?.[0]).toEqual(origin);
    for (const root of roots) expect(root).toEqual(roots[0]);
  });

  /** The roots over what a program's copy of the log holds up to each seq, the last one waited for. */
  async function rootsIn(program: string, seqs: readonly number[]): Promise<readonly Buffer[]> {
    const copy = openLogReader(layoutOf(folderOf(program), { engines }));
    await found(async () => ((await copy.head()).seq >= Math.max(...seqs) ? true : null));
    const roots = await Promise.all(seqs.map((seq) => rootOfLog(copy, seq + 1)));
    await copy.close();
    return roots;
  }
});

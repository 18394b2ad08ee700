import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import kafkajs from 'kafkajs';
import { relayTopics, runLedger, type EmbeddedLedger } from '#application';
import { startGuardedKafka, type KafkaServer } from '#dev-servers';
import { openKafkaBroker, type Broker, type Received } from '#messaging';
import { BROKER_SETTINGS, brokerBy, readConfig } from '#platform';
import { allIn, found } from '../support/brokers.js';

type Running = ChildProcessByStdio<null, Readable, Readable>;

const RELAY = 'dist/apps/relay/src/main.js';
const USER = { KAFKA_USER: 'relay', KAFKA_PASSWORD: 's3cret', KAFKA_MECHANISM: 'plain' };
const seqOf = ({ headers }: Received): number => Number(headers['fremdrift-seq']);

const until = (holds: () => Promise<boolean>) => found(async () => ((await holds()) ? true : null));
const upTo = (seq: number) => Array.from({ length: seq + 1 }, (_, index) => index);
const sorted = (seqs: readonly number[]) => seqs.toSorted((one, other) => one - other);

async function urlOf(program: Running): Promise<string> {
  for await (const line of createInterface({ input: program.stdout })) {
    const url = /http:[^\s]+:\d+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error(`the program ended without an address: ${await text(program.stderr)}`);
}

async function figure(url: string, name: string): Promise<number> {
  const shown = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^fremdrift_relay_${name} (-?\\d+)$`, 'm').exec(shown)?.[1]);
}

async function readiness(url: string) {
  return (await (await fetch(`${url}/health/ready`)).json()) as {
    readonly ready: boolean;
    readonly reasons: readonly string[];
    readonly remarks: readonly string[];
  };
}

describe('with brokers that ask for a user', () => {
  let kafka: KafkaServer & { readonly guarded: string };
  let broker: Broker;
  beforeAll(async () => {
    kafka = await startGuardedKafka({ relay: USER.KAFKA_PASSWORD });
    broker = await openKafkaBroker({ brokers: [kafka.brokers], clientId: 'test' });
  });
  afterAll(async () => {
    await broker?.close();
    await kafka?.stop();
  });

  it.each([
    ['a mechanism that the brokers do not know', { KAFKA_MECHANISM: 'scram-sha-512' }, 'does not let us in', 'KAFKA_MECHANISM'],
    ['an unknown user', { KAFKA_USER: 'nobody' }, 'does not let us in', 'KAFKA_USER'],
    ['no user', { KAFKA_USER: '', KAFKA_PASSWORD: '' }, "can't be used", 'KAFKA_USER'],
    ['TLS where there is none', { KAFKA_TLS: 'yes' }, "can't be used", 'KAFKA_TLS'],
  ])('bug-748: are not taken to answer with %s: they say what would be right', async (_what, environment, problem, remedy) => {
    const settings = readConfig({ KAFKA_BROKERS: kafka.guarded, ...USER, ...environment }, BROKER_SETTINGS);
    await expect(brokerBy(settings)).rejects.toMatchObject({
      kind: 'unavailable',
      issues: [{ field: 'KAFKA_BROKERS', problem: expect.stringContaining(problem), remedy: expect.stringContaining(remedy) }],
    });
  });

  describe('the relay program', () => {
    let folder: string;
    let tenant: string;
    let running: EmbeddedLedger;
    const started: Running[] = [];

    beforeEach(async () => {
      tenant = `t${randomUUID().slice(0, 8)}`;
      folder = await mkdtemp(join(tmpdir(), 'fremdrift-relay-'));
      running = await runLedger(folder, {
        create: { origin: 'ledger.example.org/test', title: 'A ledger', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false },
      });
    });
    afterEach(async () => {
      for (const program of started.splice(0)) program.kill('SIGKILL');
      await running.close();
      await rm(folder, { recursive: true, force: true });
    });

    function start(environment: Readonly<Record<string, string>> = {}): Running {
      const settings = {
        FREMDRIFT_DATA: folder,
        FREMDRIFT_PORT: '0',
        FREMDRIFT_RELAY: 'apart',
        FREMDRIFT_TENANT: tenant,
        KAFKA_BROKERS: kafka.guarded,
        ...USER,
      };
      const env = { ...process.env, NODE_OPTIONS: '', ...settings, ...environment };
      const program = spawn(process.execPath, [RELAY], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      started.push(program);
      return program;
    }

    /** Adds events to the ledger; answers the last seq. */
    async function define(...measures: readonly string[]): Promise<number> {
      const { runner, self, store } = running.ledger;
      for (const measure of measures) {
        const data = { measure, title: measure, kind: 'count', quantity: 'stock', unitOfMeasure: 'member', definition: 'All', from: '2010-01-01' };
        await runner.execute({ name: 'defineMeasure', data, caller: { ...self, role: 'planner' } });
      }
      return (await store.head()).seq;
    }

    const sent = async () => (await allIn(broker, relayTopics(tenant).events.name)).map(seqOf);

    it('killed between sending a page and recording its position leaves that page, and no more, to be repeated by the next', async () => {
      const first = start();
      const url = await urlOf(first);
      const recorded = await define('members', 'clubs');
      await until(async () => (await figure(url, 'out_seq')) === recorded && (await readiness(url)).ready);
      expect(sorted(await sent())).toEqual(upTo(recorded));

      const restore = await refusing(kafka.brokers, relayTopics(tenant).position.name);
      const head = await define('courses', 'meetings');
      await until(async () => (await readiness(url)).reasons.some((reason) => reason.includes('.relay-position')));
      expect([await figure(url, 'out_seq'), (await readiness(url)).reasons.join()]).toEqual([
        recorded,
        expect.stringMatching(/^held because of the relay of events since \d{4}-.*Z: a message of \d+ bytes is more than the topic .*\.relay-position takes/),
      ]);
      const killed = once(first, 'exit');
      first.kill('SIGKILL');
      await killed;
      await restore();

      const second = start();
      const secondUrl = await urlOf(second);
      await until(async () => (await figure(secondUrl, 'out_seq')) === head);
      const all = await sent();
      expect([...new Set(sorted(all))]).toEqual(upTo(head));
      expect(sorted(all.filter((seq) => seq <= recorded))).toEqual(upTo(recorded));
      expect((await readiness(secondUrl)).remarks).toEqual([]);

      const ended = once(second, 'exit');
      second.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    });

    it('says what holds it and since when while the brokers are away, and goes on by itself when they are back', async () => {
      const url = await urlOf(start());
      await until(async () => (await readiness(url)).ready);
      await kafka.kill();
      const head = await define('members', 'clubs');
      await until(async () => (await readiness(url)).reasons.length > 0);
      expect((await readiness(url)).reasons.join()).toMatch(/held because of the relay of events since \d{4}-.*Z: Kafka at .* can't be used/);
      await kafka.restart();
      await until(async () => (await readiness(url)).ready && (await figure(url, 'out_lag_events')) === 0);
      expect(await figure(url, 'out_seq')).toBe(head);
    });

    it('says in its log and in how it is that the place it had come to was lost', async () => {
      const head = await define('members', 'clubs');
      const first = start();
      const url = await urlOf(first);
      await until(async () => (await figure(url, 'out_seq')) === head);
      const ended = once(first, 'exit');
      first.kill('SIGTERM');
      await ended;
      const admin = client(kafka.brokers).admin();
      await admin.connect();
      await admin.deleteTopics({ topics: [relayTopics(tenant).position.name] });
      await admin.disconnect();
      const second = start({ FREMDRIFT_LOG_LEVEL: 'warn' });
      const secondUrl = await urlOf(second);
      expect((await readiness(secondUrl)).remarks).toEqual([expect.stringContaining(`${tenant}.events holds ${head + 1} messages: every event is sent again`)]);
      expect(await figure(secondUrl, 'out_repeated_messages')).toBe(head + 1);
      second.kill('SIGTERM');
      expect(await text(second.stderr)).toContain('every event is sent again');
    });

    it('ends with 1 when the brokers do not let it in, and says no password', async () => {
      const program = start({ KAFKA_PASSWORD: 's3cret-of-another' });
      const ended = once(program, 'exit');
      const said = await text(program.stderr);
      expect(said).toMatch(/KAFKA_BROKERS: Kafka at .* does not let us in .*; check KAFKA_USER, KAFKA_PASSWORD and KAFKA_MECHANISM/);
      expect(said).not.toContain('s3cret');
      expect(await ended).toEqual([1, null]);
    });
  });
});

const client = (brokers: string) => new kafkajs.Kafka({ brokers: [brokers], logLevel: kafkajs.logLevel.NOTHING });

/** From now on the topic takes no message; answers how to let it take them again. */
async function refusing(brokers: string, name: string): Promise<() => Promise<void>> {
  const { ConfigResourceTypes } = kafkajs;
  const admin = client(brokers).admin();
  await admin.connect();
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: ConfigResourceTypes.TOPIC, name }] });
  const own = (resources[0]?.configEntries ?? []).filter(({ configSource }) => configSource === kafkajs.ConfigSource.TOPIC_CONFIG);
  const before = own.map(({ configName, configValue }) => ({ name: configName, value: configValue }));
  const set = (configEntries: typeof before) =>
    admin.alterConfigs({ validateOnly: false, resources: [{ type: ConfigResourceTypes.TOPIC, name, configEntries }] });
  await set([...before.filter((entry) => entry.name !== 'max.message.bytes'), { name: 'max.message.bytes', value: '1' }]);
  return async () => {
    await set(before);
    await admin.disconnect();
  };
}

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTestDatabase, type TestDatabase } from '#postgres';
import type { DemoFile } from './door/demo-file.js';
import { fremdrift, served, type Served } from './testing/program.js';

const LONG = 240_000;

let folder: string;
let database: TestDatabase;
let settings: Readonly<Record<string, string>>;
let demo: Served<DemoFile>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fremdrift-demo-'));
  database = await makeTestDatabase();
  const tenant = database.url.replace(/.*\//, '').replaceAll('_', '');
  settings = { FREMDRIFT_DATA: folder, POSTGRES_URL: database.url, KAFKA_BROKERS: process.env['FREMDRIFT_TEST_KAFKA'] ?? '', FREMDRIFT_TENANT: tenant };
  demo = await served<DemoFile>(['demo'], settings);
}, LONG);
afterAll(async () => {
  await demo?.stop();
  await database.drop();
  await rm(folder, { recursive: true });
}, LONG);

/** The value of a figure that has no labels. */
async function figure(name: string): Promise<number> {
  const answer = await fetch(`${demo.said.url}/metrics`, { headers: { authorization: `Bearer ${demo.said.tokens.auditor}` } });
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(await answer.text())?.[1]);
}

describe('the demo on PostgreSQL and Kafka', () => {
  it(
    'bug-660: answers as it does on files, of which it has none but the log',
    async () => {
      const { out } = await fremdrift(['status', 'N', '--at', '2022-12-31', '--as-of', '2023-01-31'], { settings });
      expect(out).toMatch(/N1 .*2,05\u00A0% +foran/);
      expect(['ledger.db', 'vault.db', 'views.db'].map((file) => existsSync(join(folder, file)))).toEqual([true, false, false]);
    },
    LONG,
  );

  it(
    'sends every event to Kafka',
    async () => {
      while ((await figure('fremdrift_relay_out_lag_events')) !== 0) expect(demo.err()).not.toContain('error');
      expect(await figure('fremdrift_relay_out_seq')).toBeGreaterThan(11_000);
    },
    LONG,
  );

  it(
    'is found whole when it is started again',
    async () => {
      expect(await demo.stop()).toBe(0);
      demo = await served<DemoFile>(['demo'], settings);
      const { out } = await fremdrift(['status', 'N', '--at', '2022-12-31'], { settings });
      expect(out).toMatch(/N1 .*1,96\u00A0% +etter/);
    },
    LONG,
  );
});

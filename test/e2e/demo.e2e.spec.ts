import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROLES, type Role } from '#domain';
import { fremdrift } from '../support/command.js';
import { startServer, type ServerProcess } from '../support/server-process.js';
import { Client } from './client.js';

const LOADING_MS = 120_000;
const PATIENCE_MS = 30_000;
const BEFORE = 'at=2022-12-31&asOf=2023-01-31';
const NOW = 'at=2022-12-31';

interface DemoFile {
  readonly url: string;
  readonly tokens: Record<Role, string>;
}
interface Item {
  readonly statementId: string;
  readonly role: string;
  readonly type: string | null;
  readonly course: string;
  readonly result: string;
  readonly figures: readonly { readonly key: string; readonly value: string | null }[];
  readonly contributing: readonly string[];
}
interface StatusAnswer {
  readonly basis: { readonly sample: boolean; readonly seq: number };
  readonly items: readonly Item[];
}
interface Told {
  readonly eventId: string;
  readonly type: string;
  readonly sentence: string;
}

let folder: string;
let server: ServerProcess;
let demo: DemoFile;
let client: Client;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fremdrift-demo-'));
  await startDemo();
}, LOADING_MS);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function startDemo(): Promise<void> {
  server = await startServer(folder, ['demo']);
  demo = demoFile();
  client = new Client(() => server.url, demo.tokens);
}

function demoFile(): DemoFile {
  return JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as DemoFile;
}

async function statusOfN1(point: string): Promise<Item> {
  const { items } = await client.ask<StatusAnswer>(`/plans/N/status?${point}`);
  return items.find(({ statementId }) => statementId === 'N1') as Item;
}

const inFolder = (...args: string[]) => fremdrift([...args, '--data', folder]);

describe('the demo', () => {
  it('tells scripts where it is, with a token for each role, each of which is let in', async () => {
    expect(demo.url).toBe(server.url);
    expect(Object.keys(demo.tokens).toSorted()).toEqual([...ROLES].toSorted());
    expect(new Set(Object.values(demo.tokens)).size).toBe(ROLES.length);
    for (const role of ROLES) expect([role, (await client.get('/plans', role)).status]).toEqual([role, 200]);
    expect((await client.send('GET', '/health/ready')).status).toBe(200);
  });

  it('says in every answer that it is a sample, and shows all 86 statements, none of them green that is not interpreted', async () => {
    const days = { N: '2022-12-31', F: '2025-06-30' };
    const plans = await Promise.all(Object.entries(days).map(([plan, at]) => client.ask<StatusAnswer>(`/plans/${plan}/status?at=${at}`)));
    expect(plans.map(({ basis }) => basis.sample)).toEqual([true, true]);
    const statements = plans.flatMap(({ items }) => items).filter(({ role }) => role !== 'priorityArea');
    expect(statements).toHaveLength(86);
    const standing = statements.filter(({ type }) => type === null).map(({ statementId, course, result }) => `${statementId} ${course} ${result}`);
    expect(standing).toEqual(['L4.1 notApplicable notDecidable']);
  });

  it('serves the third plan too, where the types are that the two have no statement for', async () => {
    const { items } = await client.ask<StatusAnswer>('/plans/O/status?at=2026-01-20');
    expect(items.map(({ type }) => type)).toEqual(expect.arrayContaining(['levelReached', 'compositionBalanced', 'derivationRule', 'resourceFrame', 'custom']));
  });

  it('knows plan N at the end of 2022 otherwise on 31 January 2023 than today, by the one correction that changes names', async () => {
    const [before, now] = [await statusOfN1(BEFORE), await statusOfN1(NOW)];
    const growth = ({ figures }: Item) => Number(figures.findLast(({ key }) => key === 'growth')?.value);
    expect([before.course, now.course]).toEqual(['ahead', 'behind']);
    expect(growth(before)).toBeGreaterThanOrEqual(0.02);
    expect(growth(now)).toBeLessThan(0.02);
    const { items } = await client.ask<{ items: readonly (Pick<Item, 'statementId'> & { readonly events: readonly Told[] })[] }>(
      '/plans/N/changes?at=2022-12-31&from=2023-01-31',
    );
    const events = items.filter(({ statementId }) => statementId === 'N1').flatMap((change) => change.events);
    expect(events.map(({ type }) => type)).toEqual(['MeasurementCorrected']);
    expect(now.contributing).toContain(events[0]?.eventId);
    expect(before.contributing).not.toContain(events[0]?.eventId);
  });

  it(
    'answers the same on the command line while it runs: status, changes, timeline and history',
    async () => {
      const before = await inFolder('status', 'N', '--at', '2022-12-31', '--as-of', '2023-01-31', '--json');
      expect((JSON.parse(before.stdout) as StatusAnswer).items.find(({ statementId }) => statementId === 'N1')).toEqual(await statusOfN1(BEFORE));
      const [status, changes, timeline, history] = await Promise.all([
        inFolder('status', 'N', '--at', '2022-12-31'),
        inFolder('changes', 'N', '--at', '2022-12-31', '--from', '2023-01-31'),
        inFolder('timeline', 'N1'),
        inFolder('history', 'N1'),
      ]);
      expect([status, changes, timeline, history].map(({ code, stderr }) => [code, stderr])).toEqual([0, 0, 0, 0].map((code) => [code, '']));
      expect(status?.stdout).toMatch(/N1 .*vekst 1,96\s% .*etter/);
      expect(changes?.stdout).toMatch(/2,05\s%[^]*1,96\s%[^]*ble rettet til/);
      expect(timeline?.stdout).toMatch(/31\.12\.2022 +vekst 1,96\s%.*rettelse/);
      expect(history?.stdout).toMatch(/ble tolket som/);
      const { items } = await client.ask<{ items: readonly Told[] }>('/goals/N1/history');
      expect(items.filter(({ sentence }) => sentence === '')).toEqual([]);
      const told = history?.stdout.split('\n').filter((line) => /^ *\d+ {2}\d\d\.\d\d\.\d{4}/.test(line)) ?? [];
      expect(told).toHaveLength(items.length);
    },
    PATIENCE_MS,
  );

  it(
    'run again while it runs says where it is, and changes nothing',
    async () => {
      const head = (await client.ask<StatusAnswer>('/plans/N/status')).basis.seq;
      const again = await inFolder('demo');
      expect([again.code, again.stderr]).toEqual([0, '']);
      expect(again.stdout).toContain(`The demo runs already, at ${server.url}`);
      expect(demoFile()).toEqual(demo);
      expect((await client.ask<StatusAnswer>('/plans/N/status')).basis.seq).toBe(head);
    },
    PATIENCE_MS,
  );

  it(
    'run again after it was stopped serves the same, with the same tokens',
    async () => {
      const answer = await client.ask<{ self: string; basis: { seq: number } }>(`/plans/N/status?${NOW}`);
      const headers = { authorization: `Bearer ${demo.tokens.auditor}` };
      // until a checkpoint covers it, an answer names none
      expect((await client.send('POST', '/api/v1/ledger/checkpoint', headers)).status).toBe(200);
      const { text } = await client.send('GET', answer.self, headers);
      const { tokens } = demo;
      expect(await server.stop()).toBe(0);

      const stopped = await inFolder('status', 'N', '--at', '2022-12-31', '--json');
      expect((JSON.parse(stopped.stdout) as StatusAnswer).basis.seq).toBe(answer.basis.seq);

      await startDemo();
      expect(demo.tokens).toEqual(tokens);
      expect((await client.send('GET', answer.self, headers)).text).toBe(text);
    },
    PATIENCE_MS,
  );
});

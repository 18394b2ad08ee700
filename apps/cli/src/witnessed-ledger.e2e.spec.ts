import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCheckpoint, verifierOf } from '#transparency';
import { fremdrift, served, type Served } from './testing/program.js';

const LONG = 180_000;
const ORIGIN = 'ledger.example.org/progress';

interface Said {
  readonly url: string;
  readonly vkey: string;
}

let home: string;
let server: Served<{ readonly url: string }>;
let token: string;
let logKey: string;
const witnesses = new Map<string, Served<Said>>();
const at = (name: string) => join(home, name);

const serve = (settings: Readonly<Record<string, string>> = {}) =>
  served<{ readonly url: string; readonly token: string }>(['serve', '--data', at('data'), '--origin', ORIGIN, '--title', 'Test'], settings);
const serveWitnessed = () => serve({ FREMDRIFT_WITNESSES: at('witness.policy'), FREMDRIFT_CHECKPOINT_SECONDS: '3600' });

/** Starts a witness; again under the same name: the same one, at the same address. */
async function witness(name: string): Promise<void> {
  const port = new URL(witnesses.get(name)?.said.url ?? 'http://127.0.0.1:0').port;
  witnesses.set(name, await served<Said>(['witness', '--state', at(name), '--name', `${name}.example.org`, '--log', logKey, '--port', port || '0']));
}

/** Records something, through the server. */
async function record(): Promise<void> {
  const settings = { FREMDRIFT_URL: server.said.url, FREMDRIFT_TOKEN: token };
  expect(await fremdrift(['token', 'create', '--role', 'auditor', '--name', 'Someone'], { settings })).toMatchObject({ code: 0 });
}

/** The checkpoint over all that is recorded, and whose cosignatures it carries. */
async function checkpoint() {
  const answer = await fetch(`${server.said.url}/api/v1/ledger/checkpoint`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  const note = await answer.text();
  expect({ status: answer.status, note }).toEqual({ status: 200, note: expect.stringContaining(ORIGIN) });
  const keys = [logKey, ...[...witnesses.values()].map(({ said }) => said.vkey)];
  const { size, verified } = openCheckpoint(
    note,
    keys.map((vkey) => verifierOf(vkey)),
  );
  const cosigners = verified.map(({ name }) => name).filter((name) => name !== ORIGIN);
  return { size, cosigners: cosigners.toSorted() };
}

async function ready() {
  const answer = await fetch(`${server.said.url}/health/ready`);
  return { status: answer.status, ...((await answer.json()) as { readonly reasons: readonly string[]; readonly remarks: readonly string[] }) };
}

async function gauge(name: string): Promise<number> {
  const answer = await fetch(`${server.said.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(await answer.text())?.[1]);
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'fremdrift-witnessed-'));
  const first = await serve();
  token = first.said.token;
  const settings = { FREMDRIFT_URL: first.said.url, FREMDRIFT_TOKEN: token };
  const { keys } = JSON.parse((await fremdrift(['key', 'list', '--json'], { settings })).out) as { readonly keys: readonly { readonly vkey: string }[] };
  logKey = keys[0]?.vkey ?? '';
  await first.stop();
  await Promise.all([witness('w1'), witness('w2')]);
  const lines = [...witnesses].map(([name, { said }]) => `witness ${name} ${said.vkey} ${said.url}\n`);
  writeFileSync(at('witness.policy'), `log ${logKey}\n${lines.join('')}group both all w1 w2\nquorum both\n`);
  server = await serveWitnessed();
}, LONG);
afterAll(async () => {
  await server.stop();
  await Promise.all([...witnesses.values()].map((each) => each.stop()));
  rmSync(home, { recursive: true });
}, LONG);

describe('a ledger that two witnesses watch', () => {
  it(
    'has its checkpoints cosigned by both',
    async () => {
      expect((await checkpoint()).cosigners).toEqual(['w1.example.org', 'w2.example.org']);
      expect(await ready()).toEqual({ status: 200, ready: true, reasons: [], remarks: [] });
    },
    LONG,
  );

  it(
    'goes on when one is killed, tells so, and has its cosignature when it is back',
    async () => {
      const before = await checkpoint();
      await witnesses.get('w2')?.kill();
      await record();
      const alone = await checkpoint();
      expect(alone).toEqual({ size: expect.any(Number), cosigners: ['w1.example.org'] });
      expect(alone.size).toBeGreaterThan(before.size);
      const remarks = [expect.stringMatching(/^witness w2 can't be reached/), expect.stringMatching(/^quorum both is not reached: .*, since 20/)];
      expect(await ready()).toEqual({ status: 200, ready: true, reasons: [], remarks });
      expect([await gauge('fremdrift_checkpoint_cosignatures_missing'), (await gauge('fremdrift_checkpoint_quorum_missing_seconds')) > 0]).toEqual([1, true]);

      await witness('w2');
      expect(await checkpoint()).toEqual({ size: alone.size, cosigners: ['w1.example.org', 'w2.example.org'] });
      expect(await ready()).toMatchObject({ status: 200, remarks: [] });
      expect(await gauge('fremdrift_checkpoint_quorum_missing_seconds')).toBe(0);
    },
    LONG,
  );

  it(
    'is exposed by them when everything it has was put back to an older copy, checkpoints and keys and all',
    async () => {
      await server.stop();
      cpSync(at('data'), at('older'), { recursive: true });
      server = await serveWitnessed();
      await record();
      const { size } = await checkpoint();
      await server.stop();
      rmSync(at('data'), { recursive: true });
      cpSync(at('older'), at('data'), { recursive: true });
      chmodSync(at('data/keys'), 0o700);

      server = await serveWitnessed();
      expect((await checkpoint()).size).toBeLessThan(size);
      const rolledBack = expect.stringMatching(new RegExp(`^witness w[12] holds a checkpoint that this log signed over ${size} entries.* was rolled back`));
      expect(await ready()).toMatchObject({ status: 503, ready: false, reasons: [rolledBack, rolledBack] });

      // another history that has grown past what they have seen
      for (let more = 0; more < 2; more++) await record();
      expect((await checkpoint()).cosigners).toEqual([]);
      const split = expect.stringMatching(/^witness w[12] .*two histories of it were signed/);
      expect(await ready()).toMatchObject({ status: 503, ready: false, reasons: [split, split] });
    },
    LONG,
  );

  it(
    'is not served with a policy that can not be read, which is told with its line',
    async () => {
      writeFileSync(at('wrong.policy'), 'witness w1\nquorum w1\n');
      expect(await fremdrift(['serve', '--data', at('new')], { settings: { FREMDRIFT_WITNESSES: at('wrong.policy'), FREMDRIFT_PORT: '0' } })).toMatchObject({
        code: 2,
        err: expect.stringMatching(/FREMDRIFT_WITNESSES: .*wrong\.policy, line 1/),
      });
    },
    LONG,
  );
});

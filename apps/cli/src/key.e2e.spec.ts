import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCheckpoint, verifierOf } from '#transparency';
import type { LedgerSettings } from '#projections';
import { fremdrift, served, type Ran } from './testing/program.js';

const LONG = 120_000;
const BY = ['--body', 'Landsstyret', '--case', '14/26', '--date', '2026-03-15', '--reason', 'Sikkerhet'];
const ORIGIN = 'ledger.example.org/progress';
const NEXT = 'ledger.example.org/progress-2';

let home: string;
let data: string;
/** On another disk, as it should be: what is put back from a backup does not put these back. */
let settings: Readonly<Record<string, string>>;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'fremdrift-key-'));
  data = join(home, 'data');
  settings = { FREMDRIFT_CHECKPOINTS: join(home, 'checkpoints'), FREMDRIFT_KEYS: join(home, 'keys') };
});
afterEach(() => rmSync(home, { recursive: true }));

const inFiles = (...args: readonly string[]) => fremdrift([...args, '--data', data], { settings });
const serving = () => served<{ readonly url: string; readonly token?: string }>(['serve', '--data', data, '--origin', ORIGIN], settings);
const rename = (title: string) => inFiles('token', 'create', '--role', 'analyst', '--name', title);
const published = () => readFileSync(join(data, 'published', 'checkpoint'), 'utf8');
const secretKeys = () => readdirSync(join(home, 'keys')).filter((name) => name.endsWith('.key'));

async function logOf(running: Promise<Ran>): Promise<Pick<LedgerSettings, 'origin' | 'keys' | 'closed'>> {
  return JSON.parse((await running).out) as LedgerSettings;
}

/** A ledger that was served once. */
async function servedOnce(): Promise<string> {
  const server = await serving();
  expect(await server.stop()).toBe(0);
  return (await logOf(inFiles('key', 'list', '--json'))).keys[0]?.vkey ?? '';
}

describe('the keys of a ledger', () => {
  it(
    'are listed and rotated on a running server, whose checkpoints are then signed by the new one alone',
    async () => {
      const server = await serving();
      const { url, token = '' } = server.said;
      const onServer = (...args: readonly string[]) => fremdrift(args, { settings: { FREMDRIFT_URL: url, FREMDRIFT_TOKEN: token } });
      const [old] = (await logOf(onServer('key', '--json'))).keys;
      expect(await onServer('key', 'rotate', ...BY.slice(0, -2))).toMatchObject({ code: 2, err: expect.stringContaining('--reason') });
      expect(await onServer('key', 'rotate', ...BY)).toMatchObject({ code: 0, out: expect.stringContaining('key list') });
      const { keys } = await logOf(onServer('key', '--json'));
      expect(keys.map(({ origin, fromSeq, toSeq }) => [origin, fromSeq, toSeq])).toEqual([
        [ORIGIN, 2, 3],
        [ORIGIN, 3, null],
      ]);
      expect((await onServer('key', 'list')).out).toContain(keys[1]?.vkey);
      expect(await server.stop()).toBe(0);
      expect(() => openCheckpoint(published(), [verifierOf(keys[1]?.vkey ?? '')])).not.toThrow();
      expect(() => openCheckpoint(published(), [verifierOf(old?.vkey ?? '')])).toThrow(/signed by no key/);
      expect(secretKeys()).toHaveLength(1);
    },
    LONG,
  );

  it(
    'end with a log that is closed, which takes nothing but a new origin',
    async () => {
      await servedOnce();
      expect(await inFiles('key', 'close', '--because', 'compromised', ...BY)).toMatchObject({ code: 0, out: expect.stringContaining('new-origin') });
      expect(secretKeys()).toEqual([]);
      expect(published().split('\n').slice(0, 2)).toEqual([ORIGIN, '4']);
      expect((await inFiles('key')).out).toMatch(/closed since \d{4}-\d\d-\d\d \(seq 3\): compromised/);
      expect(await rename('Kari')).toMatchObject({ code: 3, err: expect.stringMatching(/was closed on .*takes nothing more[^]*key new-origin/) });
      expect(await inFiles('key', 'new-origin', NEXT, '--because', 'compromised', ...BY)).toMatchObject({ code: 0 });
      expect(published().split('\n').slice(0, 2)).toEqual([NEXT, '5']);
      expect(await rename('Kari')).toMatchObject({ code: 0 });
    },
    LONG,
  );

  it(
    'that are lost are said to be, and a new origin is what is left',
    async () => {
      await servedOnce();
      for (const name of secretKeys()) rmSync(join(home, 'keys', name));
      expect(await inFiles('key', 'rotate', ...BY)).toMatchObject({ code: 4, err: expect.stringContaining('fremdrift key new-origin --because lost') });
      expect(await inFiles('key', 'new-origin', NEXT, '--because', 'lost', ...BY)).toMatchObject({ code: 0 });
      expect(published()).toMatch(new RegExp(`^${NEXT}\n`));
    },
    LONG,
  );

  it(
    'sign no second history for a ledger that is behind its last checkpoint: only a new origin opens it, which says what is missing',
    async () => {
      await servedOnce();
      cpSync(data, join(home, 'older'), { recursive: true });
      for (const name of ['Kari', 'Ola']) expect(await rename(name)).toMatchObject({ code: 0 });
      rmSync(data, { recursive: true });
      cpSync(join(home, 'older'), data, { recursive: true });
      const refused = { code: 6, err: expect.stringMatching(/holds 3 events[^]*signed over 5[^]*key new-origin/) };
      expect(await rename('Per')).toMatchObject(refused);
      expect(await inFiles('key', 'rotate', ...BY)).toMatchObject(refused);
      expect(await inFiles('key', 'new-origin', ORIGIN, '--because', 'behind', ...BY)).toMatchObject({ code: 2 });
      expect(await inFiles('key', 'new-origin', NEXT, '--because', 'behind', ...BY)).toMatchObject({ code: 0 });
      expect(await rename('Per')).toMatchObject({ code: 0 });
      expect(published().split('\n').slice(0, 2)).toEqual([NEXT, '5']);
      expect((await inFiles('key')).out).toContain(`The log goes by ${NEXT}.`);
      const server = await serving();
      expect(await server.stop()).toBe(0);
    },
    LONG,
  );

  it(
    'may be held by a signer that runs apart',
    async () => {
      const socket = join(home, 'socket');
      const apart = await served<{ readonly keys: string }>(['signer', '--socket', socket, '--data', data], settings);
      settings = { FREMDRIFT_CHECKPOINTS: join(home, 'checkpoints'), FREMDRIFT_KEYS: join(home, 'nowhere'), FREMDRIFT_SIGNER: socket };
      const vkey = await servedOnce();
      expect(() => openCheckpoint(published(), [verifierOf(vkey)])).not.toThrow();
      expect([secretKeys().length, readdirSync(home).includes('nowhere')]).toEqual([1, false]);
      expect(await apart.stop()).toBe(0);
    },
    LONG,
  );
});

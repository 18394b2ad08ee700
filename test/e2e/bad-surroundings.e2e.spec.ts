import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '#application';
import { fremdrift } from '../support/command.js';
import { startServer } from '../support/server-process.js';

const UNAVAILABLE = 6;
/** Someone whom file permissions hold back, which they do not root. */
const SOMEBODY = process.getuid?.() === 0 ? { uid: 65_534 } : {};
const PATIENCE_MS = 30_000;

let place: string;
let folder: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'fremdrift-surroundings-'));
  chmodSync(place, 0o755);
  folder = join(place, 'data');
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(place, { recursive: true });
});

/** A ledger in the folder, which is served no more. */
async function ledgerThere(): Promise<void> {
  const create = { origin: 'test.example/e2e', title: 'Prøve', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false } as const;
  await (await openLedger(folder, { create })).close();
}

/** What lies in the folder, with the bytes of the ledger. */
function contents() {
  return {
    names: readdirSync(folder),
    ledger: createHash('sha256')
      .update(readFileSync(join(folder, 'ledger.db')))
      .digest('hex'),
  };
}

it(
  'a data folder that can not be read is named, with what to do, and left as it was',
  async () => {
    await ledgerThere();
    const before = contents();
    chmodSync(folder, 0o000);
    const { code, stderr } = await fremdrift(['serve', '--data', folder], SOMEBODY);
    expect([code, stderr]).toEqual([
      UNAVAILABLE,
      `Refused: ${folder} can not be read and written by this user: give this user the folder, or choose another\n`,
    ]);
    chmodSync(folder, 0o755);
    expect(contents()).toEqual(before);
  },
  PATIENCE_MS,
);

it(
  'a data folder that can only be read is named, with what to do, and left as it was',
  async () => {
    await ledgerThere();
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444);
    const before = contents();
    chmodSync(folder, 0o555);
    const { code, stderr } = await fremdrift(['serve', '--data', folder], SOMEBODY);
    expect([code, stderr]).toEqual([UNAVAILABLE, expect.stringContaining(`${folder} can not be read and written by this user`)]);
    expect(contents()).toEqual(before);
  },
  PATIENCE_MS,
);

it(
  'a file in place of the data folder is named, with what to do',
  async () => {
    writeFileSync(folder, 'not a folder');
    const { code, stderr } = await fremdrift(['serve', '--data', folder]);
    expect([code, stderr]).toEqual([UNAVAILABLE, expect.stringContaining(`${folder} is a file, not a folder`)]);
    expect(readFileSync(folder, 'utf8')).toBe('not a folder');
  },
  PATIENCE_MS,
);

it(
  'a file in place of the ledger that is none is named, with what to do, and left as it was',
  async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'ledger.db'), 'A letter, saved under the wrong name. '.repeat(1000));
    const before = readFileSync(join(folder, 'ledger.db'));
    const { code, stderr } = await fremdrift(['serve', '--data', folder]);
    expect([code, stderr]).toEqual([UNAVAILABLE, expect.stringContaining('not a database, or it is damaged')]);
    expect(readFileSync(join(folder, 'ledger.db')).equals(before)).toBe(true);
  },
  PATIENCE_MS,
);

it(
  'a second server on the same ledger ends at once, saying that there is one, and the first goes on',
  async () => {
    const first = await startServer(folder);
    try {
      const { code, stderr } = await fremdrift(['serve', '--data', folder]);
      expect(code).toBe(UNAVAILABLE);
      expect(stderr).toContain('another server is writing this ledger');
      expect(stderr).toContain('talk to that server over HTTP, or stop it first');
      expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    } finally {
      expect(await first.stop()).toBe(0);
    }
  },
  PATIENCE_MS,
);

it(
  'a port that is taken is named, with what to do',
  async () => {
    const first = await startServer(folder);
    try {
      const { code, stderr } = await fremdrift(['serve', '--data', join(place, 'other'), '--port', new URL(first.url).port]);
      expect([code, stderr]).toEqual([UNAVAILABLE, expect.stringContaining('EADDRINUSE')]);
      expect(stderr).toContain('set FREMDRIFT_PORT to another port');
    } finally {
      await first.stop();
    }
  },
  PATIENCE_MS,
);

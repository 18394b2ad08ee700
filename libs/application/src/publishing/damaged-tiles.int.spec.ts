import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as others } from 'node:timers/promises';
import { parseProofFile } from '#transparency';
import { furnish } from '../commands/testing/workbench.js';
import { ensureSigningKey } from '../keys/index.js';
import { runLedger, type EmbeddedLedger } from '../running/index.js';
import { startDeepCheck } from '../verification/index.js';

let folder: string;
let running: EmbeddedLedger;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fremdrift-tiles-'));
  const create = { origin: 'test.example/ledger', title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false } as const;
  running = await runLedger(folder, { create, paused: true });
  await furnish(running.ledger.runner, 'opened');
  await ensureSigningKey(running.ledger, () => undefined);
  await running.ledger.publishing.signNow();
});
afterEach(async () => {
  await running.close();
  await rm(folder, { recursive: true });
});

/** The tile with the hashes of all leaves, with one bit of the first turned over. */
async function damagedTile(): Promise<{ readonly path: string; readonly whole: Buffer }> {
  const width = (await running.ledger.store.head()).seq + 1;
  const path = join(folder, 'published', 'tile', '0', '000.p', String(width));
  const whole = await readFile(path);
  const bytes = Buffer.from(whole);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await writeFile(path, bytes);
  return { path, whole };
}

const proofOf = async (seq: number) => {
  const [event] = await running.ledger.store.readAll(seq - 1, 1);
  return running.log.proofOf(event?.id ?? '', running.ledger.self);
};

describe('a tile that was damaged after it was written', () => {
  it('bug-1034: is made anew from the log when a proof can not be made from it, and the proof is given', async () => {
    const { path, whole } = await damagedTile();
    expect(parseProofFile(await proofOf(1)).index).toBe(1);
    expect((await readFile(path)).equals(whole)).toBe(true);
    expect(running.ledger.publishing.status()?.failure).toBeNull();
  }, 60_000);

  it('bug-1034: is not made anew from a log that was altered: no proof is given, and nothing more is signed', async () => {
    const { path, whole } = await damagedTile();
    const log = new DatabaseSync(running.ledger.layout.log);
    log.exec(`DROP TRIGGER event_is_never_updated; UPDATE event SET envelope = envelope || ' ' WHERE seq = 0`);
    log.close();
    await expect(proofOf(1)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/not the one that was signed/) });
    expect((await readFile(path)).equals(whole)).toBe(false);
    expect(running.ledger.publishing.status()?.failure?.error).toMatch(/not the one that was signed/);
  }, 60_000);

  it('bug-1035: is mended after the deep check found it, which then looks again', async () => {
    const { path, whole } = await damagedTile();
    let mended = 0;
    const mend = () => {
      mended += 1;
      return running.ledger.publishing.makeAnew();
    };
    const check = startDeepCheck(running.ledger.layout, { startAfterMs: 0, mend });
    try {
      while (check.status().last?.verification.holds !== true) {
        expect(check.status().failure).toBeNull();
        await others();
      }
    } finally {
      await check.close();
    }
    expect(mended).toBe(1);
    expect((await readFile(path)).equals(whole)).toBe(true);
  }, 60_000);
});

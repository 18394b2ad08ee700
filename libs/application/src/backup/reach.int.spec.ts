import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { ManualClock, microsOf, parseInstant } from '#kernel';
import { furnish, measuring } from '../commands/testing/workbench.js';
import { ErasuresOnRecord, takenOnRecord } from '../erasure/index.js';
import { erase as eraseByTwo } from '../erasure/testing/erase.js';
import { openLedger, type Ledger, type NewLedger } from '../ledger/index.js';
import { ReportFiles } from '../reports/index.js';
import { backUp, forgetBackup, purgeBackup, registeredBackups, restore, standingOf } from './index.js';

const create: NewLedger = { origin: 'test.example/ledger', title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false };

let base: string;
let ledger: Ledger;
let event: string;
let hash: string;
const at = (name: string) => join(base, name);
const clock = new ManualClock(microsOf(parseInstant('2023-02-01T11:00:00Z')));

const erase = (erasure: string, what: object) => eraseByTwo(ledger.runner, erasure, what);

/** How the registered backups stand, once those that can be reached were; the ledger is open again. */
async function standing() {
  await ledger.close();
  ledger = await openLedger(at('data'), { clock });
  const taken = await takenOnRecord(ledger.store, new ErasuresOnRecord(ledger.store));
  return (await registeredBackups(at('data'))).map((backup) => standingOf(backup, taken, 'Europe/Oslo'));
}

/** Keys that a vault's file still holds for these. */
function keysLeft(folder: string): number {
  const db = new DatabaseSync(join(folder, 'vault.db'), { readOnly: true });
  const row = db.prepare('SELECT count(*) AS n FROM sealing_key WHERE key IS NOT NULL AND of IN (?, ?)').get(event, hash);
  db.close();
  return row?.['n'] as number;
}

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'reach-'));
  ledger = await openLedger(at('data'), { create, clock });
  await furnish(ledger.runner, 'opened');
  ({ hash } = await ledger.evidence.put(Readable.from([Buffer.from('the contract')]), 'text/plain'));
  const { eventIds } = await ledger.runner.execute(measuring(1, { with: { note: 'Kari telte', evidence: [{ hash, title: null }] } }));
  event = eventIds[0] ?? '';
  await backUp(at('data'), at('backup'), { clock });
});
afterEach(async () => {
  await ledger.close();
  rmSync(base, { recursive: true });
});

describe('a backup', () => {
  it('holds the published reports, brings them back, and gives them up when something is erased that may stand in them', async () => {
    const { sha256 } = await new ReportFiles(at('data/reports')).put(Buffer.from('a report that names Kari'));
    await backUp(at('data'), at('later'), { clock });
    await restore(at('later'), at('restored'));
    expect(Buffer.from(await new ReportFiles(at('restored/reports')).get(sha256)).toString()).toBe('a report that names Kari');
    await erase('e1', { texts: [{ event }] });
    expect((await standing()).map(({ owed }) => owed)).toEqual([null, null]);
    expect(existsSync(at('later/reports'))).toBe(false);
    expect(readFileSync(at('later/manifest.json'), 'utf8')).not.toContain('reports/');
    rmSync(at('restored'), { recursive: true });
    await restore(at('later'), at('restored'));
  });

  it('is registered with the ledger, and reached by what is erased later: keys, files and manifest', async () => {
    expect(await standing()).toEqual([expect.objectContaining({ path: at('backup'), seq: 6, owed: null })]);
    await erase('e1', { texts: [{ event }], files: [hash] });
    expect((await standing())[0]?.owed).toBeNull();
    expect(keysLeft(at('backup'))).toBe(0);
    expect(readdirSync(at('backup/evidence'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
    await restore(at('backup'), at('restored'));
    expect(existsSync(at('restored/ledger.db'))).toBe(true);
  });

  it('that is out of reach is owed within thirty days, until it is purged where it has come to lie', async () => {
    renameSync(at('backup'), at('elsewhere'));
    await erase('e1', { texts: [{ event }] });
    const [owed] = await standing();
    expect(owed?.owed).toMatchObject({ erasures: 1, by: '2023-03-03' });
    expect(keysLeft(at('elsewhere'))).toBe(2);
    expect(await purgeBackup(at('data'), at('elsewhere'))).toBe(1);
    expect(keysLeft(at('elsewhere'))).toBe(1);
    expect(await standing()).toEqual([expect.objectContaining({ path: at('elsewhere'), owed: null })]);
  });

  it('is not taken for purged because a copy of it was', async () => {
    cpSync(at('backup'), at('copy'), { recursive: true });
    await erase('e1', { texts: [{ event }] });
    await standing();
    await purgeBackup(at('data'), at('copy'));
    expect((await standing()).map(({ path }) => path)).toEqual([at('backup')]);
    expect([keysLeft(at('copy')), keysLeft(at('backup'))]).toEqual([1, 1]);
  });

  it('that is no more is taken off the list, and only one that is on it', async () => {
    rmSync(at('backup'), { recursive: true });
    await erase('e1', { texts: [{ event }] });
    expect((await standing())[0]?.owed).not.toBeNull();
    await expect(forgetBackup(at('data'), at('other'))).rejects.toMatchObject({
      kind: 'not-found',
      issues: [{ remedy: expect.stringContaining(at('backup')) }],
    });
    await forgetBackup(at('data'), at('backup'));
    expect(await standing()).toEqual([]);
  });

  it('of an earlier version, without an id, is purged and restored all the same', async () => {
    const { id: _id, ...manifest } = JSON.parse(readFileSync(at('backup/manifest.json'), 'utf8')) as { id: string; files: { path: string }[] };
    const files = manifest.files.filter(({ path }) => !path.startsWith('backups/'));
    writeFileSync(at('backup/manifest.json'), JSON.stringify({ ...manifest, files, format: 1 }));
    await forgetBackup(at('data'), at('backup'));
    await erase('e1', { texts: [{ event }], files: [hash] });
    await purgeBackup(at('data'), at('backup'));
    expect(keysLeft(at('backup'))).toBe(0);
    await restore(at('backup'), at('restored'));
  });

  it('of another ledger, or none, is not purged', async () => {
    const other = await openLedger(at('other'), { create });
    await other.close();
    await backUp(at('other'), at('theirs'));
    await expect(purgeBackup(at('data'), at('theirs'))).rejects.toMatchObject({ kind: 'conflict' });
    await expect(purgeBackup(at('data'), at('nowhere'))).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('taken after an erasure never held what was erased, also when the keys had come back', async () => {
    await erase('e1', { texts: [{ event }] });
    const back = new DatabaseSync(at('data/vault.db'));
    back.prepare('UPDATE sealing_key SET key = ? WHERE of = ?').run(Buffer.alloc(32, 7), event);
    back.close();
    await backUp(at('data'), at('later'));
    expect(keysLeft(at('later'))).toBe(1);
  });

  it('brings its list of backups along, with itself on it', async () => {
    await backUp(at('data'), at('second'));
    await restore(at('second'), at('restored'));
    expect((await registeredBackups(at('restored'))).map(({ path }) => path)).toEqual([at('backup'), at('second')]);
  });
});

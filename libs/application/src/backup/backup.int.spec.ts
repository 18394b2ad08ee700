import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { unseal } from '../codec/index.js';
import { furnish, measuring } from '../commands/testing/workbench.js';
import { openLedger, type Ledger, type NewLedger } from '../ledger/index.js';
import { describeFile } from './copy.js';
import { backUp, restore } from './index.js';

const create: NewLedger = { origin: 'test.example/ledger', title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false };

let base: string;
let ledger: Ledger;
const at = (name: string) => join(base, name);
const filesIn = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'backup-'));
  ledger = await openLedger(at('data'), { create });
  await furnish(ledger.runner, 'opened');
  await ledger.runner.execute(measuring(1, { with: { note: 'Kari telte' } }));
  await ledger.evidence.put(Readable.from([Buffer.from('the contract')]), 'text/plain');
});
afterEach(async () => {
  await ledger.close();
  rmSync(base, { recursive: true });
});

const events = (opened: Ledger) => opened.store.readAll(-1, 1000);

/** Restores after the manifest was made to fit, as whoever altered the files could do. */
async function resealed(): Promise<void> {
  const path = join(at('backup'), 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { files: { path: string }[] };
  const files = await Promise.all(manifest.files.map((file) => describeFile(join(at('backup'), file.path), file.path)));
  writeFileSync(path, JSON.stringify({ ...manifest, files }));
  await restore(at('backup'), at('restored'));
}

describe('a backup', () => {
  it('taken while the ledger is written comes back as the same ledger, up to where it was taken', async () => {
    const writing = Promise.all(Array.from({ length: 200 }, (_, index) => ledger.runner.execute(measuring(100 + index, { with: { note: `nr ${index}` } }))));
    const manifest = await backUp(at('data'), at('backup'));
    await writing;
    const all = await events(ledger);
    await ledger.close();
    await restore(at('backup'), at('restored'));
    ledger = await openLedger(at('restored'));
    const restored = await events(ledger);
    expect(restored).toEqual(all.slice(0, manifest.seq + 1));
    expect(
      JSON.stringify(
        await unseal(
          restored.map(({ payload }) => JSON.parse(payload) as unknown),
          ledger.vault,
          () => Promise.reject(new Error('nothing is gone')),
        ),
      ),
    ).toContain('Kari telte');
    const evidence = manifest.files.find(({ path }) => path.startsWith('evidence/'));
    expect(Buffer.from((await ledger.evidence.get(`sha256:${evidence?.path.slice(-64)}`)).content).toString()).toBe('the contract');
    expect(await ledger.runner.execute(measuring(9))).toMatchObject({ repeated: false });
  });

  it('is for its owner only', async () => {
    await backUp(at('data'), at('backup'));
    expect(readdirSync(at('backup')).sort()).toEqual(['backups', 'evidence', 'ledger.db', 'manifest.json', 'vault.db']);
    for (const name of ['ledger.db', 'vault.db', 'manifest.json']) expect(statSync(join(at('backup'), name)).mode & 0o777).toBe(0o600);
  });

  it('has the evidence, wherever the ledger has it', async () => {
    renameSync(at('data/evidence'), at('shared'));
    const { files } = await backUp(at('data'), at('backup'), { evidence: at('shared') });
    expect(files.filter(({ path }) => path.startsWith('evidence/'))).toHaveLength(1);
    await restore(at('backup'), at('restored'));
    expect(readdirSync(at('restored'))).toContain('evidence');
  });

  it('is not put where something lies, and not taken where no ledger is', async () => {
    mkdirSync(at('backup'));
    writeFileSync(at('backup/other'), '');
    await expect(backUp(at('data'), at('backup'))).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('not empty') });
    await expect(backUp(at('nowhere'), at('elsewhere'))).rejects.toMatchObject({ kind: 'unavailable' });
    expect(filesIn(at('backup'))).toBe(1);
    expect(readdirSync(base)).not.toContain('elsewhere');
  });
});

describe('restoring', () => {
  beforeEach(() => backUp(at('data'), at('backup')));

  it('is refused, and leaves nothing, where a file was altered, cut or lost', async () => {
    const damages: [string, (folder: string) => void][] = [
      ['ledger.db', (folder) => appendFileSync(join(folder, 'ledger.db'), 'x')],
      ['vault.db', (folder) => writeFileSync(join(folder, 'vault.db'), readFileSync(join(folder, 'vault.db')).subarray(0, -1))],
      ['evidence', (folder) => rmSync(join(folder, 'evidence'), { recursive: true })],
      ['manifest.json', (folder) => writeFileSync(join(folder, 'manifest.json'), '{}')],
    ];
    for (const [what, damage] of damages) {
      const damaged = at(`damaged-${what}`);
      cpSync(at('backup'), damaged, { recursive: true });
      damage(damaged);
      await expect(restore(damaged, at('restored'))).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining(what) });
      expect(readdirSync(base)).not.toContain('restored');
    }
  });

  it('is refused into a folder that holds anything', async () => {
    await expect(restore(at('backup'), at('data'))).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('not empty') });
    expect((await ledger.store.head()).seq).toBe(6);
  });

  it.each([
    ['a payload was changed', 'UPDATE event SET payload = replace(payload, \'"value":"1"\', \'"value":"2"\')', /another payload/],
    ['an event is gone', 'DELETE FROM event WHERE seq = 3', /event 3 is missing/],
    ['an id was changed', "UPDATE event SET id = 'x' WHERE seq = 3", /not the one its envelope describes/],
  ])('finds out by itself when %s, whatever the manifest says', async (_, sql, message) => {
    const db = new DatabaseSync(at('backup/ledger.db'));
    for (const trigger of ['event_is_never_updated', 'event_is_never_deleted']) db.exec(`DROP TRIGGER ${trigger}`);
    db.exec(sql);
    db.close();
    await expect(resealed()).rejects.toThrow(message);
  });

  it('finds out by itself when the vault lacks a key', async () => {
    const db = new DatabaseSync(at('backup/vault.db'));
    db.exec('DELETE FROM sealing_key');
    db.close();
    await expect(resealed()).rejects.toThrow(/no key for a sealed field of event 6/);
  });
});

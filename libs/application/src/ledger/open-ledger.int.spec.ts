import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ManualClock, microsOf, parseInstant } from '#kernel';
import { openSqliteVault } from '../vault/index.js';
import { openLedger, type Ledger, type NewLedger } from './index.js';

const create: NewLedger = { origin: 'test.example/ledger', title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false };

let base: string;
let root: string;
let opened: Ledger[];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'ledger-'));
  root = join(base, 'data');
  opened = [];
});
afterEach(async () => {
  for (const ledger of opened) await ledger.close();
  rmSync(base, { recursive: true });
});

async function open(...given: Parameters<typeof openLedger>): Promise<Ledger> {
  const ledger = await openLedger(...given);
  opened.push(ledger);
  return ledger;
}

describe('opening a ledger', () => {
  it('makes one whose first event says what it is, with a first administrator', async () => {
    const ledger = await open(root, { create });
    const [first] = await ledger.store.readAll(-1, 1);
    expect(first).toMatchObject({ seq: 0, stream: 'ledger' });
    expect(await ledger.settings()).toMatchObject({ ...create, format: 1, ledger: expect.stringMatching(/^ledger-/) });
    expect(ledger.firstToken?.token).toMatch(/^fmd_/);
    expect(await ledger.access.callerOf(ledger.firstToken?.token ?? '')).toMatchObject({ role: 'admin', unit: null, audience: 'inside' });
  });

  it('is readable by its owner only', async () => {
    await open(root, { create });
    expect(statSync(root).mode & 0o777).toBe(0o700);
    expect(statSync(join(root, 'vault.db')).mode & 0o777).toBe(0o600);
  });

  it('opens the same one again, with no new token, whatever `create` says', async () => {
    const before = await open(root, { create });
    const settings = await before.settings();
    const token = before.firstToken?.token ?? '';
    await before.close();
    const after = await open(root, { create: { ...create, title: 'Another' } });
    expect(await after.settings()).toEqual(settings);
    expect(after.firstToken).toBeNull();
    expect(after.self).toEqual(before.self);
    expect(await after.access.callerOf(token)).toMatchObject({ role: 'admin' });
  });

  it("bug-740: leaves the first administrator's token to whoever may make the ledger: others would take it and not show it", async () => {
    const begun = await open(root, { create });
    await begun.close();
    // as it is when whoever made the ledger was killed before the first grant
    const log = new DatabaseSync(join(root, 'ledger.db'));
    log.exec("DROP TRIGGER event_is_never_deleted; DELETE FROM event WHERE stream = 'access'");
    log.close();
    const relay = await open(root);
    expect([relay.firstToken, (await relay.store.head()).seq]).toEqual([null, 0]);
    await relay.close();
    expect((await open(root, { create })).firstToken?.token).toMatch(/^fmd_/);
  });

  it('takes its time from the clock it is given', async () => {
    const ledger = await open(root, { create, clock: new ManualClock(microsOf(parseInstant('2021-06-01T10:00:00Z'))) });
    expect((await ledger.store.head()).recordedAt).toMatch(/^2021-06-01T10:00:00/);
    expect(await ledger.calendar.dayOf(ledger.calendar.now())).toBe('2021-06-01');
  });

  it('makes none, and leaves no trace, unless it is told to', async () => {
    await expect(openLedger(root)).rejects.toMatchObject({ kind: 'not-found', issues: [{ field: 'FREMDRIFT_DATA' }] });
    expect(readdirSync(base)).toEqual([]);
  });

  it('refuses settings that make no ledger, and can then be told better ones', async () => {
    await expect(openLedger(root, { create: { ...create, timeZone: 'Oslo' } })).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'timeZone' }] });
    expect(await (await open(root, { create })).settings()).toMatchObject({ timeZone: 'Europe/Oslo' });
  });

  it('refuses a second opening while the first goes on', async () => {
    const ledger = await open(root, { create });
    await expect(openLedger(root, { create })).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('another server') });
    expect((await ledger.store.head()).seq).toBe(1);
  });

  it('refuses a path that is a file or lies below one', async () => {
    writeFileSync(root, '');
    await expect(openLedger(root, { create })).rejects.toMatchObject({ kind: 'unavailable', issues: [{ problem: 'is a file, not a folder' }] });
    await expect(openLedger(join(root, 'below'), { create })).rejects.toMatchObject({ kind: 'unavailable', issues: [{ problem: 'lies below a file' }] });
  });

  it('refuses a log beside the vault of another ledger, beside an empty one, and beside none', async () => {
    for (const name of ['one', 'two']) await (await openLedger(join(base, name), { create })).close();
    const lone = join(base, 'lone');
    cpSync(join(base, 'one'), lone, { recursive: true });
    rmSync(join(lone, 'vault.db'));
    await expect(openLedger(lone)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('without its vault') });
    cpSync(join(base, 'two', 'vault.db'), join(lone, 'vault.db'));
    await expect(openLedger(lone)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/the log is of the ledger .*, the vault of/) });
    rmSync(join(lone, 'vault.db'));
    await openSqliteVault(join(lone, 'vault.db')).close();
    await expect(openLedger(lone)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('new and empty') });
  });

  it('bug-123: refuses a log beside an older copy of its own vault, which has no keys for what was sealed since', async () => {
    await (await openLedger(root, { create })).close();
    cpSync(join(root, 'vault.db'), join(base, 'older.db'));
    const ledger = await openLedger(root);
    const units = [{ unit: 'union', kind: 'union', name: 'Union', parent: null, from: '2020-01-01' }];
    await ledger.runner.execute({ name: 'establishUnits', data: { units }, caller: ledger.self, expected: 'none', reason: 'the founding' });
    await ledger.close();
    await (await openLedger(root)).close();
    cpSync(join(base, 'older.db'), join(root, 'vault.db'));
    await expect(openLedger(root)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('older than the log') });
  });

  it('bug-434: says of an emptied log that it is gone, not that there is no ledger', async () => {
    await (await openLedger(root, { create })).close();
    truncateSync(join(root, 'ledger.db'), 0);
    await expect(openLedger(root)).rejects.toMatchObject({
      kind: 'unavailable',
      issues: [{ field: 'ledger.db', problem: expect.stringContaining('the log is empty, but the vault is of the ledger') }],
    });
  });

  it('refuses to begin anew over the vault of a ledger whose log is gone', async () => {
    await (await openLedger(root, { create })).close();
    rmSync(join(root, 'ledger.db'));
    await expect(openLedger(root, { create })).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('the log is empty') });
  });
});

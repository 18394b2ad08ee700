import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantFromMicros, ManualClock } from '#kernel';
import { MOST_AHEAD } from '../clock-ahead.js';
import { eventStoreContract } from '../contract/event-store.contract.js';
import { append, everything, START } from '../contract/under-test.js';
import { openDatabase } from './database.js';
import { openSqliteReader } from './reader.js';
import { openSqliteStore } from './store.js';

const folder = mkdtempSync(join(tmpdir(), 'fremdrift-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

eventStoreContract('The store in SQLite', (clock) => openSqliteStore(freshFile(), { clock, mostAhead: MOST_AHEAD }));

describe('the ledger file', () => {
  let path: string;
  beforeEach(() => {
    path = freshFile();
  });

  it('keeps numbers and times rising over a restart, though the clock has gone back meanwhile', async () => {
    const before = await openSqliteStore(path, { clock: new ManualClock(START) });
    await append(before, 'a', 2);
    await append(before, 'b', 1);
    const stored = await everything(before);
    await before.close();

    const after = await openSqliteStore(path, { clock: new ManualClock(START - 1_000_000) });
    expect(await everything(after)).toEqual(stored);
    expect(await append(after, 'a', 1, { expected: 1 })).toMatchObject({ seq: 3, revision: 2, recordedAt: instantFromMicros(START + 2) });
    await after.close();
  });

  it('lets no event or format be changed, deleted or replaced', async () => {
    const store = await openSqliteStore(path);
    await append(store, 'a', 2);
    const stored = await everything(store);
    const tampering = [
      `UPDATE event SET payload = '{}' WHERE seq = 0`,
      'DELETE FROM event WHERE seq = 1',
      `INSERT OR REPLACE INTO event SELECT seq, id, stream, revision, envelope, salt, '{}' FROM event WHERE seq = 0`,
      `INSERT OR REPLACE INTO event SELECT 9, id, 'elsewhere', revision, envelope, salt, payload FROM event WHERE seq = 0`,
      `UPDATE meta SET value = '2'`,
      'DELETE FROM meta',
    ];
    const db = openDatabase(path, { synchronous: 'FULL' });
    for (const statement of tampering) expect(() => db.exec(statement)).toThrow('append-only');
    db.close();
    expect(await everything(store)).toEqual(stored);
    await store.close();
  });

  it('is refused, writing or reading, when a newer version wrote it, and is free again afterwards', async () => {
    await (await openSqliteStore(path)).close();
    const rewritten = openDatabase(path, { synchronous: 'FULL' });
    rewritten.exec(`DROP TRIGGER meta_is_never_updated; UPDATE meta SET value = '2'`);
    const issue = { field: 'ledger.db', problem: expect.stringContaining('format 2'), remedy: expect.stringContaining('newer') };
    const refused = { kind: 'unavailable', issues: [issue] };
    await expect(openSqliteStore(path)).rejects.toMatchObject(refused);
    expect(() => openSqliteReader(path)).toThrow(expect.objectContaining(refused));
    rewritten.exec(`UPDATE meta SET value = '1'`);
    rewritten.close();
    await (await openSqliteStore(path)).close();
  });

  it('is refused when it is some other database', async () => {
    const other = openDatabase(path, { synchronous: 'FULL' });
    other.exec('CREATE TABLE accounts (id)');
    other.close();
    await expect(openSqliteStore(path)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('not a ledger') });
  });

  it('is refused to a second writer of this process until the first has closed', async () => {
    const first = await openSqliteStore(path);
    await expect(openSqliteStore(path)).rejects.toMatchObject({
      kind: 'unavailable',
      issues: [{ field: 'ledger.db', problem: 'another server is writing this ledger', remedy: expect.stringContaining('HTTP') }],
    });
    await append(first, 'a', 1);
    await first.close();
    const second = await openSqliteStore(path);
    expect(await second.head()).toMatchObject({ seq: 0 });
    await second.close();
  });

  it('is refused where its folder is missing', async () => {
    await expect(openSqliteStore(join(folder, 'nowhere', 'ledger.db'))).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('nowhere'),
    });
  });
});

describe('the queue', () => {
  it('answers busy when it is full and takes appends again once it is not', async () => {
    const store = await openSqliteStore(freshFile(), { queue: { appends: 3, bytes: 1_000_000 } });
    const accepted = [1, 2, 3].map(() => append(store, 'a', 1));
    await expect(append(store, 'a', 1)).rejects.toMatchObject({ kind: 'busy', issues: [{ remedy: expect.stringContaining('try again') }] });
    await Promise.all(accepted);
    expect(await append(store, 'a', 1)).toMatchObject({ seq: 3 });
    await store.close();
  });
});

describe('the status', () => {
  it('is writable until the store is closed, then says since when and why it is not', async () => {
    const store = await openSqliteStore(freshFile(), { clock: new ManualClock(START) });
    expect(store.status()).toEqual({ writable: true });
    await store.close();
    expect(store.status()).toEqual({ writable: false, since: instantFromMicros(START), reason: expect.stringContaining('the ledger is closed') });
  });
});

describe('a reader of its own', () => {
  it('reads and follows what a writer elsewhere commits', async () => {
    const path = freshFile();
    const store = await openSqliteStore(path);
    await append(store, 'a', 2);
    const reader = openSqliteReader(path);
    expect(await everything(reader)).toEqual(await everything(store));
    const abort = new AbortController();
    const pages = reader.follow(-1, { pageSize: 10, signal: abort.signal })[Symbol.asyncIterator]();
    expect((await pages.next()).value).toHaveLength(2);
    const live = pages.next();
    await append(store, 'b', 1);
    expect((await live).value).toMatchObject([{ seq: 2, stream: 'b' }]);
    const waiting = pages.next();
    abort.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await reader.close();
    await store.close();
  });

  it('ends its followers when it is closed', async () => {
    const path = freshFile();
    await (await openSqliteStore(path)).close();
    const reader = openSqliteReader(path);
    const waiting = reader.follow(-1, { pageSize: 10, signal: new AbortController().signal })[Symbol.asyncIterator]().next();
    await reader.close();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it('is refused where there is no ledger', () => {
    expect(() => openSqliteReader(freshFile())).toThrow(expect.objectContaining({ kind: 'unavailable', message: expect.stringContaining('does not exist') }));
  });
});

function freshFile(): string {
  return join(mkdtempSync(join(folder, 'ledger-')), 'ledger.db');
}

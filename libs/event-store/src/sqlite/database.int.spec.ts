import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertSqliteVersion, openDatabase, type OpenDatabase } from './database.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fremdrift-database-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('openDatabase', () => {
  const pinned = {
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    mmap_size: 0,
    recursive_triggers: 1,
    secure_delete: 0,
  };

  it('pins every setting on every connection, writing or reading', () => {
    expect(settings({ synchronous: 'FULL' })).toEqual(pinned);
    expect(settings({ synchronous: 'FULL', readOnly: true })).toEqual(pinned);
    expect(settings({ synchronous: 'NORMAL' })).toEqual({ ...pinned, synchronous: 1 });
    expect(settings({ synchronous: 'FULL', secureDelete: true })).toEqual({ ...pinned, secure_delete: 1 });
  });

  it('writes nothing through a read-only connection', () => {
    openDatabase(join(folder, 'some.db'), { synchronous: 'FULL' }).close();
    using db = openDatabase(join(folder, 'some.db'), { synchronous: 'FULL', readOnly: true });
    expect(() => db.exec('CREATE TABLE t (x)')).toThrow('readonly');
  });

  it('makes files that only their owner may read', () => {
    using db = openDatabase(join(folder, 'some.db'), { synchronous: 'FULL' });
    db.exec('CREATE TABLE t (x)');
    for (const file of readdirSync(folder)) expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600]);
  });

  it('refuses a SQLite with the WAL-reset bug', () => {
    for (const old of ['3.51.2', '3.50.9', '2.99.99', 'unknown']) expect(() => assertSqliteVersion(old)).toThrow(old);
    for (const fit of ['3.51.3', '3.51.10', '3.52.0', '4.0.0']) expect(() => assertSqliteVersion(fit)).not.toThrow();
  });

  describe('refuses, saying what is wrong with the file and what would be right,', () => {
    it('a folder that is missing', () => refusal('nowhere/some.db', "can't be opened", join(folder, 'nowhere')));

    it('a folder that is a file', () => {
      writeFileSync(join(folder, 'file'), '');
      refusal('file/some.db', "can't be opened", join(folder, 'file'));
    });

    it('a file that is missing when it is to be read only', () => refusal('some.db', 'does not exist', 'data folder', { readOnly: true }));

    it('a file that is no database', () => {
      writeFileSync(join(folder, 'some.db'), 'minutes of the meeting '.repeat(100));
      refusal('some.db', 'not a database', 'backup');
    });

    it('a file another program has set to another journal mode', () => {
      using db = openDatabase(join(folder, 'some.db'), { synchronous: 'FULL' });
      db.exec('PRAGMA journal_mode = delete');
      db.close();
      refusal('some.db', 'journal_mode is delete', 'only Fremdrift', { readOnly: true });
    });

    it('a folder that may not be written', () => {
      mkdirSync(join(folder, 'locked'));
      chmodSync(join(folder, 'locked'), 0o555);
      chmodSync(folder, 0o755);
      asOrdinaryUser(() => refusal('locked/some.db', "can't be opened", 'writable'));
    });

    it('a file that may not be written', () => {
      openDatabase(join(folder, 'some.db'), { synchronous: 'FULL' }).close();
      chmodSync(join(folder, 'some.db'), 0o444);
      chmodSync(folder, 0o777);
      asOrdinaryUser(() => refusal('some.db', 'read-only', 'writable'));
    });
  });
});

/** Permissions do not hold root back, so where the tests run as root they step down to nobody for the moment. */
function asOrdinaryUser(act: () => void): void {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(65_534);
  try {
    act();
  } finally {
    process.seteuid?.(0);
  }
}

function settings(options: OpenDatabase): Record<string, unknown> {
  using db = openDatabase(join(folder, 'some.db'), options);
  const names = ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'cell_size_check', 'mmap_size', 'recursive_triggers', 'secure_delete'];
  return Object.fromEntries(names.map((name) => [name, Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]]));
}

function refusal(file: string, problem: string, remedy: string, options: Partial<OpenDatabase> = {}): void {
  const open = (): void => openDatabase(join(folder, file), { synchronous: 'FULL', ...options }).close();
  const issue = { field: file.split('/').at(-1), problem: expect.stringContaining(problem), remedy: expect.stringContaining(remedy) };
  expect(open).toThrow(expect.objectContaining({ name: 'Refused', kind: 'unavailable', issues: [issue] }));
}

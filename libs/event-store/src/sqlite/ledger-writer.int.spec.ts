import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleEvent } from '../contract/under-test.js';
import { LedgerWriter } from './ledger-writer.js';
import type { ClockedAppend, GroupAnswer } from './messages.js';
import { databaseRefusal } from './refusal.js';
import { openLedger } from './schema.js';

let folder: string;
let path: string;
let writer: LedgerWriter;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fremdrift-writer-'));
  path = join(folder, 'ledger.db');
});
afterEach(() => {
  writer.close();
  rmSync(folder, { recursive: true });
});

const BIG = `"${'x'.repeat(50_000)}"`;
const diskFull = { refused: expect.stringContaining('the disk is full'), issues: [{ field: 'ledger.db', remedy: expect.stringContaining('free space') }] };

describe('a disk that is full', () => {
  beforeEach(() => {
    writer = writerOpening(fullAfter(30), unharmed);
  });

  it('refuses the group as a whole, keeps all that was acknowledged and goes on once there is space', () => {
    const answers: GroupAnswer[] = [];
    do answers.push(writer.commit([append('a', BIG)]));
    while ('outcomes' in (answers.at(-1) as GroupAnswer) && answers.length < 10);
    const acknowledged = answers.length - 1;
    expect(acknowledged).toBeGreaterThan(0);
    expect(answers.at(-1)).toMatchObject({ ...diskFull, writable: true });
    expect(storedSeqs()).toEqual(Array.from({ length: acknowledged }, (_, seq) => seq));
    expect(writer.commit([append('a', BIG)])).toMatchObject({ outcomes: [['stored', acknowledged, acknowledged, acknowledged, expect.any(String)]] });
  });

  it('keeps nothing of a group of which only the last append did not fit', () => {
    expect(writer.commit([append('a', '1'), append('b', '2'), append('c', `"${'x'.repeat(200_000)}"`)])).toMatchObject(diskFull);
    expect(storedSeqs()).toEqual([]);
    expect(writer.commit([append('a', '1', 'none')])).toMatchObject({ outcomes: [['stored', 0, 0, 0, expect.any(String)]] });
  });

  it('lets a refused append be repeated with the same ids', () => {
    const refused = append('a', `"${'x'.repeat(200_000)}"`, 'none');
    expect(writer.commit([refused])).toMatchObject(diskFull);
    expect(writer.commit([refused])).toMatchObject({ outcomes: [['stored', 0, 0, 0, expect.any(String)]] });
  });
});

describe('a file that can not be opened again after a failure', () => {
  it('refuses every write, saying why, until it can', () => {
    writer = writerOpening(fullAfter(10), failing, failing, unharmed);
    expect(writer.commit([append('a', BIG)])).toMatchObject({ ...diskFull, writable: false });
    expect(writer.commit([append('a', '1')])).toMatchObject({ refused: expect.stringContaining('the disk failed'), writable: true });
    expect(writer.commit([append('a', '1')])).toMatchObject({ outcomes: [['stored', 0, 0, 0, expect.any(String)]] });
  });

  it('refuses to go on while another program is in the middle of reading the old state', () => {
    writer = writerOpening(fullAfter(30), impatient, unharmed);
    writer.commit([append('a', '1')]);
    const reader = openLedger(path, { readOnly: true });
    reader.exec('BEGIN; SELECT * FROM event');
    expect(writer.commit([append('a', `"${'x'.repeat(200_000)}"`)])).toMatchObject({ ...diskFull, writable: false });
    reader.close();
    expect(writer.commit([append('a', '2')])).toMatchObject({ outcomes: [['stored', 1, 1, 1, expect.any(String)]] });
  });
});

describe('a file from which an acknowledged event is gone', () => {
  it('is refused for good, even when it comes back', () => {
    const older = join(folder, 'older.db');
    openLedger(older, { readOnly: false }).close();
    writer = writerOpening(fullAfter(30), () => openLedger(older, { readOnly: false }), unharmed);
    writer.commit([append('a', '1')]);
    expect(writer.commit([append('a', `"${'x'.repeat(200_000)}"`)])).toMatchObject({ ...diskFull, writable: false });
    for (let i = 0; i < 3; i += 1) {
      expect(writer.commit([append('a', '2')])).toMatchObject({
        refused: expect.stringContaining('acknowledged event 0 is gone'),
        issues: [{ remedy: expect.stringContaining('backup') }],
        writable: false,
      });
    }
  });

  it('is recognised by the bytes of the envelope, not by its number', () => {
    const other = join(folder, 'other.db');
    const otherWriter = new LedgerWriter(other, () => openLedger(other, { readOnly: false }));
    otherWriter.commit([append('a', '1')]);
    otherWriter.close();
    writer = writerOpening(fullAfter(30), () => openLedger(other, { readOnly: false }));
    writer.commit([append('a', '1')]);
    expect(writer.commit([append('a', `"${'x'.repeat(200_000)}"`)])).toMatchObject({ ...diskFull, writable: false });
  });
});

it('continues a ledger another writer left, unsynced frames and all', () => {
  writer = writerOpening(unharmed);
  writer.commit([append('a', '1'), append('a', '2')]);
  const copy = join(folder, 'left-behind.db');
  for (const suffix of ['', '-wal']) copyFileSync(path + suffix, copy + suffix);
  const successor = new LedgerWriter(copy, () => openLedger(copy, { readOnly: false }));
  expect(successor.lastSeq).toBe(1);
  expect(successor.commit([append('a', '3')])).toMatchObject({ outcomes: [['stored', 2, 2, 2, expect.any(String)]], lastSeq: 2 });
  successor.close();
});

/** A writer whose connections come from these, one after the other; the last one stays. */
function writerOpening(...connections: (() => DatabaseSync)[]): LedgerWriter {
  let opened = 0;
  return new LedgerWriter(path, () => {
    const open = connections[Math.min(opened, connections.length - 1)] ?? unharmed;
    opened += 1;
    return open();
  });
}

function unharmed(): DatabaseSync {
  return openLedger(path, { readOnly: false });
}

/** SQLite itself answers SQLITE_FULL when the file would outgrow this many pages of 4 KiB. */
function fullAfter(pages: number): () => DatabaseSync {
  return () => {
    const db = unharmed();
    db.exec(`PRAGMA max_page_count = ${pages}`);
    return db;
  };
}

/** What SQLite throws when the disk does not answer. */
function failing(): DatabaseSync {
  throw databaseRefusal(path, Object.assign(new Error('disk I/O error'), { errcode: 10 }));
}

/** Does not wait for readers. */
function impatient(): DatabaseSync {
  const db = unharmed();
  db.exec('PRAGMA busy_timeout = 0');
  return db;
}

function append(stream: string, payload: string, expected: ClockedAppend['expected'] = 'any'): ClockedAppend {
  return { stream, expected, now: 1, events: [sampleEvent({ payload })] };
}

function storedSeqs(): unknown[] {
  using db = openLedger(path, { readOnly: true });
  return db
    .prepare('SELECT seq FROM event ORDER BY seq')
    .all()
    .map(({ seq }) => seq);
}

import type { DatabaseSync } from 'node:sqlite';
import type { Micros, Refused } from '#kernel';
import { Appender, type LastEvent } from './appender.js';
import type { ClockedAppend, GroupAnswer } from './messages.js';
import { databaseRefusal, unavailable } from './refusal.js';

interface OpenFile {
  readonly db: DatabaseSync;
  readonly appender: Appender;
}

/**
 * The one writer of a ledger file. A group that fails is refused as a whole and its connection is never used again: the file is opened anew,
 * what was unsynced is forced to disk, and what was acknowledged must be there before the next group goes in.
 */
export class LedgerWriter {
  #file: OpenFile | null;
  #acknowledged: LastEvent | null;
  #lost: Refused | null = null;

  /** `open` gives a fresh connection each time. @throws Refused `unavailable` */
  constructor(
    private readonly path: string,
    private readonly open: () => DatabaseSync,
    private readonly mostAhead?: Micros,
  ) {
    this.#file = this.#openFile();
    this.#acknowledged = this.#file.appender.last;
  }

  get lastSeq(): number {
    return this.#acknowledged?.seq ?? -1;
  }

  commit(group: readonly ClockedAppend[]): GroupAnswer {
    try {
      this.#file ??= this.#reopen();
      const outcomes = this.#file.appender.commit(group);
      this.#acknowledged = this.#file.appender.last;
      return { outcomes, lastSeq: this.lastSeq };
    } catch (error) {
      const { message, issues } = databaseRefusal(this.path, error);
      this.close();
      return { refused: message, issues, writable: this.#recovers() };
    }
  }

  close(): void {
    this.#file?.db.close();
    this.#file = null;
  }

  #recovers(): boolean {
    try {
      this.#file = this.#reopen();
      return true;
    } catch {
      // said by `writable: false`; the next group tries again and reports the reason it meets
      return false;
    }
  }

  #reopen(): OpenFile {
    if (this.#lost !== null) throw this.#lost;
    const file = this.#openFile();
    if (this.#acknowledged === null || isThere(file.db, this.#acknowledged)) return file;
    file.db.close();
    this.#lost = unavailable(this.path, `acknowledged event ${this.#acknowledged.seq} is gone`, 'restore the file from a backup');
    throw this.#lost;
  }

  #openFile(): OpenFile {
    const db = this.open();
    try {
      settle(db, this.path);
      return { db, appender: new Appender(db, this.mostAhead) };
    } catch (error) {
      db.close();
      throw databaseRefusal(this.path, error);
    }
  }
}

/**
 * Moves the write-ahead log into the file and syncs both. After a failed sync the log may hold frames that never reached the disk and that
 * the system won't write again: nothing may be built on them.
 */
function settle(db: DatabaseSync, path: string): void {
  const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
  if (busy !== 0) throw unavailable(path, 'another program is in the middle of reading the file', 'let it finish, then try again');
}

function isThere(db: DatabaseSync, { seq, envelope }: LastEvent): boolean {
  return db.prepare('SELECT envelope FROM event WHERE seq = ?').get(seq)?.['envelope'] === envelope;
}

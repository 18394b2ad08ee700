import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where the read models of a ledger lie, and where rebuilt ones grow beside them. */
export class ViewsFiles {
  readonly live: string;
  readonly next: string;

  constructor(dataFolder: string) {
    this.live = join(dataFolder, 'views.db');
    this.next = join(dataFolder, 'views.next.db');
  }

  discard(which: 'live' | 'next'): void {
    rmSync(this[which], { force: true });
    this.#discardLog(which);
  }

  /**
   * Puts the rebuilt file in place of the live one. Both must be closed for writing. Readers may have the old file open: they finish
   * on it, and notice at their next snapshot. The old file's write-ahead log goes first, or it would be taken for the new one's.
   */
  swap(): void {
    this.#discardLog('live');
    renameSync(this.next, this.live);
  }

  #discardLog(which: 'live' | 'next'): void {
    for (const suffix of ['-wal', '-shm']) rmSync(this[which] + suffix, { force: true });
  }
}

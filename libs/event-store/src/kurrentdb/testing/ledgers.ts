import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '#kernel';
import { START } from '../../contract/under-test.js';
import type { EventStore } from '../../port.js';
import { openKurrentStore, type KurrentStoreOptions } from '../open.js';

/** The stores of one test, over one clock that stands still, and their files. */
export class Ledgers {
  readonly clock = new ManualClock(START);
  readonly folder = mkdtempSync(join(tmpdir(), 'fremdrift-kurrent-'));
  readonly #open = new Set<EventStore>();

  /** A store by its copy's name: the same name again opens the same copy. */
  async open(url: string, copy = 'copy', more: Partial<KurrentStoreOptions> = {}): Promise<EventStore> {
    const store = await openKurrentStore({ url, prefix: 'ledger/', copy: this.copyOf(copy), clock: this.clock, ...more });
    this.#open.add(store);
    return store;
  }

  copyOf(name: string): string {
    return join(this.folder, `${name}.db`);
  }

  async clear(): Promise<void> {
    await Promise.all([...this.#open].map((store) => store.close()));
    rmSync(this.folder, { recursive: true });
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '#kernel';
import { START } from '../../contract/under-test.js';
import type { EventStore } from '../../port.js';
import { openKurrentStore, type KurrentStoreOptions } from '../open.js';
import { KurrentTestServer } from './test-server.js';

/** The stores of one test on its server, over one clock that stands still, and their files. */
export class Ledgers {
  readonly clock = new ManualClock(START);
  readonly folder = mkdtempSync(join(tmpdir(), 'fremdrift-kurrent-'));
  readonly #open = new Set<EventStore>();

  constructor(private readonly server: KurrentTestServer) {}

  /** A store by its copy's name: the same name again opens the same copy. */
  async open(copy = 'copy', more: Partial<KurrentStoreOptions> = {}): Promise<EventStore> {
    const store = await openKurrentStore({ url: this.server.url, prefix: 'ledger/', copy: this.copyOf(copy), clock: this.clock, ...more });
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

/** What a test has for itself. */
export interface Own {
  readonly server: KurrentTestServer;
  readonly ledgers: Ledgers;
}

/** Gives each test of the file that calls this a server and ledgers of its own, by these names. */
export function eachItsOwn(): Own {
  let server: KurrentTestServer;
  let ledgers: Ledgers;
  beforeEach(async () => {
    server = await KurrentTestServer.start();
    ledgers = new Ledgers(server);
  });
  afterEach(async () => {
    await ledgers.clear();
    server.stop();
  });
  return {
    get server() {
      return server;
    },
    get ledgers() {
      return ledgers;
    },
  };
}

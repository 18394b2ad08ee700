import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '#event-store';
import { between } from '#samples';
import { eventOf } from './support/events.js';
import { holdInvariants } from './support/invariants.js';
import { PrefixChecker } from './support/prefix-checker.js';
import { count, Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seeded } from './support/seed.js';

const RUNS = scaled(20, 100);
const OPERATIONS = 1000;
const CLIENTS = 10;
const row = new Row('19', { short: 15, long: 180 });
const folder = mkdtempSync(join(tmpdir(), 'fremdrift-writers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(
  'many writers and readers of one stream see one log that only grows',
  async () => {
    row.begin();
    const random = seeded('concurrent writers');
    let operations = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const store = await openSqliteStore(join(folder, `${run}.db`));
      const checker = new PrefixChecker(store, 'contended');
      let next = 0;
      const client = async (): Promise<void> => {
        let revision = -1;
        for (let done = 0; done < OPERATIONS / CLIENTS; done += 1) {
          const choice = random();
          const events = Array.from({ length: between(random, 1, 3) }, () => eventOf((next += 1)));
          if (choice < 0.3) revision = await checker.read();
          else if (choice < 0.4) revision = await checker.append('any', events);
          else revision = await checker.append(revision === -1 ? 'none' : revision, events);
        }
      };
      await Promise.all(Array.from({ length: CLIENTS }, client));
      expect(await checker.anomalies()).toEqual([]);
      holdInvariants({ log: await store.readAll(-1, 10_000), acknowledged: new Map() });
      operations += checker.operations;
      await store.close();
    }
    row.tell(`${RUNS} runs of ${CLIENTS} writers on one stream, 0 anomalies in ${count(operations)} operations`);
  },
  row.limit,
);

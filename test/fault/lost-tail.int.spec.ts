import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutOf, openLedger, type Ledger } from '#application';
import { Refused } from '#kernel';
import { openBranches, recordCounts } from './support/branches.js';
import { flipOne } from './support/flipped-bit.js';
import { holdInvariants } from './support/invariants.js';
import { caughtUp, cutCopy } from './support/signed-ledger.js';
import { count, Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seeded } from './support/seed.js';

const FLIPS = scaled(60, 600);
const EVENTS = 300;
const ALL = 10_000;
const row = new Row('6', { short: 30, long: 200 });

const folder = mkdtempSync(join(tmpdir(), 'fremdrift-tail-'));
const whole = join(folder, 'whole');
let size = 0;
beforeAll(async () => {
  const living = join(folder, 'living');
  const ledger = await openBranches(living);
  await recordCounts(ledger, 0, EVENTS);
  size = (await ledger.store.head()).seq + 1;
  await caughtUp(living);
  cutCopy(living, whole);
  await ledger.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(
  'a ledger that was never signed and ended suddenly, one bit of whose write-ahead log has flipped since, is not started without the events it has lost (bug-1051)',
  async () => {
    row.begin();
    const random = seeded('lost tail');
    const seen = { refused: 0, missing: 0, shorter: 0, whole: 0 };
    for (let flip = 0; flip < FLIPS; flip += 1) {
      const root = join(folder, `flip-${flip}`);
      cpSync(whole, root, { recursive: true });
      flipOne(root, /^ledger\.db-wal$/, random);
      const found = await opened(root);
      if (found instanceof Refused) {
        seen.refused += 1;
        holdInvariants({ log: [], acknowledged: new Map(), refusals: [found] });
        if (!found.message.includes('views.db')) continue;
        seen.missing += 1;
        // who takes it for lost says so, and goes on with what is left, where anything is
        for (const suffix of ['', '-wal']) rmSync(layoutOf(root).views + suffix, { force: true });
        const left = await opened(root);
        if (left instanceof Refused) continue;
        expect(left).toBeLessThan(size);
        seen.shorter += 1;
      } else {
        seen.whole += 1;
        expect(found).toBe(size);
      }
      rmSync(root, { recursive: true });
    }
    expect(seen.shorter).toBeGreaterThan(0);
    row.tell(
      `${count(FLIPS)} bits flipped in a log that no checkpoint covers: ${count(seen.refused)} starts refused, ${count(seen.missing)} of them because the ` +
        `read models tell of more events; ${count(seen.whole)} times nothing was lost, never in silence`,
    );
  },
  row.limit,
);

/** How many events it has; or why it does not start. */
async function opened(root: string): Promise<number | Refused> {
  let ledger: Ledger;
  try {
    ledger = await openLedger(root);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  try {
    const log = await ledger.store.readAll(-1, ALL);
    holdInvariants({ log, acknowledged: new Map() });
    return log.length;
  } finally {
    await ledger.close();
  }
}

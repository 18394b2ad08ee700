import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutOf, openLedger, type Layout } from '#application';
import { Refused } from '#kernel';
import { between, type Random } from '#samples';
import { giveKey, openBranches, recordCounts } from './support/branches.js';
import { count, Row } from './support/row.js';
import { seeded } from './support/seed.js';

const ROLLBACKS = 100;
const COPIES = 20;
const EVENTS_BETWEEN = 30;
const row = new Row('7', { short: 40, long: 40 });

const folder = mkdtempSync(join(tmpdir(), 'fremdrift-rollbacks-'));
const whole = join(folder, 'whole');
/** Copies of the databases, oldest first, each from before the last checkpoint. */
const copies: string[] = [];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  mkdirSync(whole);
  const ledger = await openBranches(whole);
  await giveKey(ledger);
  for (let copy = 0; copy < COPIES; copy += 1) {
    copies.push(copyOfDatabases(whole, `older-${copy}`));
    await recordCounts(ledger, copy * EVENTS_BETWEEN, (copy + 1) * EVENTS_BETWEEN);
    if (copy % 4 === 3) await ledger.publishing.signNow();
  }
  await ledger.close();
}, 60_000);

/** What may be put in the place of a ledger's files while its checkpoints stay. */
const WAYS: readonly { readonly what: string; readonly roll: (layout: Layout, random: Random) => void }[] = [
  {
    what: 'log and vault of an older copy',
    roll: ({ root }, random) => putBack(root, copies[between(random, 0, COPIES - 1)] as string, /^(ledger|vault)\.db/),
  },
  { what: 'log of an older copy', roll: ({ root }, random) => putBack(root, copies[between(random, 0, COPIES - 1)] as string, /^ledger\.db/) },
  { what: 'log cut short', roll: ({ log }, random) => truncateSync(log, between(random, 0, statSync(log).size - 4096)) },
  { what: 'empty log', roll: ({ log }) => truncateSync(log, 0) },
];

it(
  'a ledger whose log was rolled back or cut short is not started, and says what was found and what to do',
  async () => {
    row.begin();
    const random = seeded('rollbacks');
    const said = new Set<string>();
    for (let rollback = 0; rollback < ROLLBACKS; rollback += 1) {
      const { what, roll } = WAYS[rollback % WAYS.length] as (typeof WAYS)[number];
      const root = join(folder, `rolled-back-${rollback}`);
      cpSync(whole, root, { recursive: true });
      roll(layoutOf(root), random);
      const refusal: unknown = await openLedger(root).then(
        async (ledger) => {
          await ledger.close();
          return `${what} was opened`;
        },
        (error: unknown) => error,
      );
      expect(refusal).toBeInstanceOf(Refused);
      const [issue] = (refusal as Refused).issues;
      expect({ kind: (refusal as Refused).kind, ...issue }).toEqual({
        kind: 'unavailable',
        field: expect.stringMatching(/^(ledger|vault)\.db$/),
        problem: expect.stringMatching(/\w/),
        remedy: expect.stringMatching(/\w/),
      });
      said.add((issue?.problem ?? '').replaceAll(/ledger-\S+|[\d-]*\d/g, '…'));
      rmSync(root, { recursive: true });
    }
    row.tell(`${ROLLBACKS} rollbacks of ${count(COPIES * EVENTS_BETWEEN)} events, ${ROLLBACKS} starts refused: “${[...said].join('”, “')}”`);
  },
  row.limit,
);

function copyOfDatabases(root: string, name: string): string {
  const copy = join(folder, name);
  mkdirSync(copy);
  putBack(copy, root, /^(ledger|vault)\.db(-wal)?$/);
  return copy;
}

/** Puts these files of one folder into another, where none of them is left from before. */
function putBack(root: string, from: string, files: RegExp): void {
  for (const name of readdirSync(root).filter((each) => files.test(each))) rmSync(join(root, name));
  for (const name of readdirSync(from).filter((each) => files.test(each))) cpSync(join(from, name), join(root, name));
}

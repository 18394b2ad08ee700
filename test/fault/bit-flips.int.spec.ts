import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutOf, verifyDeep } from '#application';
import { openSqliteReader } from '#event-store';
import { Refused } from '#kernel';
import { nodeDisk, openArchive } from '#publishing';
import { flipOne, turn, type Flip } from './support/flipped-bit.js';
import { rowsIn } from './support/read-models.js';
import { count, Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seeded } from './support/seed.js';
import { signedLedger, type SignedLedger } from './support/signed-ledger.js';

const EVENTS = 1000;
const row = new Row('6', { short: 120, long: 300 });

/** Which file of which copy is hit how often; read models are checked only where theirs is hit, for the check makes them anew. */
const TARGETS = [
  { what: 'ledger.db', copy: 'closed', files: /^ledger\.db$/, flips: scaled(300, 600) },
  { what: 'its write-ahead log', copy: 'cut', files: /^ledger\.db-wal$/, flips: scaled(200, 400) },
  { what: 'views.db', copy: 'closed', files: /^views\.db$/, flips: scaled(100, 300) },
  { what: 'vault.db', copy: 'closed', files: /^vault\.db$/, flips: scaled(100, 200) },
  { what: 'tiles', copy: 'closed', files: /^published\/tile\//, flips: scaled(150, 300) },
  { what: 'bundles', copy: 'closed', files: /^published-inside\//, flips: scaled(150, 300) },
  { what: 'checkpoints', copy: 'closed', files: /^(checkpoints\/.*|published\/checkpoint)$/, flips: scaled(100, 100) },
] as const;

const folder = mkdtempSync(join(tmpdir(), 'fremdrift-flips-'));
let made: SignedLedger;
beforeAll(async () => {
  made = await signedLedger(folder, EVENTS);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(
  'a flipped bit is found by the deep check, or changes no event, no answer, no root and no file that is served',
  async () => {
    row.begin();
    const random = seeded('bit flips');
    const told: string[] = [];
    const silent: string[] = [];
    for (const { what, copy, files, flips } of TARGETS) {
      let detected = 0;
      const work = join(folder, what.replaceAll(' ', '-'));
      cpSync(made[copy], work, { recursive: true });
      const readModels = what === 'views.db';
      const before = await contents(work, readModels);
      for (let flip = 0; flip < flips; flip += 1) {
        const pristine = readModels || copy === 'cut' ? made[copy] : null;
        const at = flipOne(work, files, random);
        if (await isFound(work, readModels)) detected += 1;
        else if ((await contents(work, readModels)) !== before) silent.push(`${what}: bit ${at.bit} of byte ${at.byte} of ${at.file}`);
        restore(work, at, pristine);
      }
      told.push(`${detected} of ${flips} in ${what}`);
    }
    expect(silent).toEqual([]);
    const flips = TARGETS.reduce((sum, target) => sum + target.flips, 0);
    row.tell(`${count(flips)} flips over ${count(made.size)} events, 0 silent; found: ${told.join(', ')}; the rest harmless`);
  },
  row.limit,
);

/** As it was before: the flipped bit back, or where reading may have changed files, all of them. */
function restore(root: string, flip: Flip, pristine: string | null): void {
  if (pristine === null) return turn(join(root, flip.file), flip);
  for (const name of readdirSync(root).filter((each) => each.includes('.db'))) rmSync(join(root, name));
  for (const name of readdirSync(pristine).filter((each) => each.includes('.db'))) cpSync(join(pristine, name), join(root, name));
}

async function isFound(root: string, readModels: boolean): Promise<boolean> {
  try {
    return !(await verifyDeep(layoutOf(root), { readModels })).holds;
  } catch (error) {
    if (error instanceof Refused) return true;
    throw error;
  }
}

/** Everything anybody is served, as one text: the events, the read models' rows, the vault's, every signed checkpoint and every published file. */
async function contents(root: string, readModels: boolean): Promise<string> {
  const { log, views, vault, published, inside, checkpoints } = layoutOf(root);
  const reader = openSqliteReader(log);
  const events = await reader.readAll(-1, 10_000);
  const [opened] = events;
  await reader.close();
  const { data } = JSON.parse(opened?.payload ?? '{}') as { readonly data: { readonly origin: string } };
  const signed: string[] = [];
  for await (const { note } of openArchive(nodeDisk(checkpoints)).all(data.origin)) signed.push(note);
  return JSON.stringify([events, readModels ? rowsIn(views) : null, rowsIn(vault), signed, filesIn(published), filesIn(inside)]);
}

function filesIn(root: string): readonly (readonly [string, string])[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(root, name)).isFile())
    .sort()
    .map((name) => [name, readFileSync(join(root, name), 'base64')]);
}

import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { openProjector } from '#projections';
import { faultInWords, type Verification } from '#publishing';
import { tilePath } from '#transparency';
import type { ReportWork } from '../commands/index.js';
import { furnish, measuring } from '../commands/testing/workbench.js';
import { erase } from '../erasure/testing/erase.js';
import { ReportFiles } from '../reports/files/index.js';
import { layoutOf, openLedger, type Ledger, type NewLedger } from '../ledger/index.js';
import { verifyDeep } from './index.js';

const create: NewLedger = { origin: 'test.example/ledger', title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false };

const PLAN = {
  plan: 'P',
  title: { nb: 'Planen' },
  unit: 'union',
  period: { from: '2021-01-01', to: '2024-01-01' },
  statements: [{ statement: 'N1', position: 1, role: 'goal', wording: { nb: 'Vi skal bli flere.' } }],
};

const MANDATE = { body: 'Landsmøtet', date: '2020-11-21' };

let base: string;
let size: number;
let contract: string;

/** Publishes one page. */
const printing: ReportWork = {
  publication: async ({ figures, approval }) => {
    const file = await new ReportFiles(join(base, 'whole', 'reports')).put(Buffer.from('<p>the report</p>'));
    return {
      report: 'r',
      basis: { at: figures.at, seq: approval.seq, checkpoint: null, rules: '1', timeZone: 'Europe/Oslo' },
      proseRevision: approval.revision,
      documents: [{ language: 'nb', fingerprint: 'f'.repeat(64), files: [{ format: 'html', mediaType: 'text/html', ...file }] }],
    };
  },
};

async function publish({ runner, self }: Ledger): Promise<void> {
  const report = { report: 'r', plan: 'P', title: { nb: 'Årsrapport' }, at: '2022-12-31', assembly: { on: '2099-11-17' } };
  const as = (role: 'secretariat' | 'board') => ({ caller: { ...self, role }, expected: 'latest' as const, mandate: MANDATE });
  await runner.execute({ ...as('secretariat'), name: 'draftReport', data: report, expected: 'none', mandate: null });
  await runner.execute({ ...as('board'), name: 'approveReport', data: { report: 'r' } });
  await runner.execute({ ...as('secretariat'), name: 'publishReport', data: { report: 'r' } });
}

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'fremdrift-deep-'));
  const ledger = await openLedger(join(base, 'whole'), { create, reports: printing });
  await furnish(ledger.runner, 'opened');
  await ledger.runner.execute({
    name: 'adoptPlan',
    data: PLAN,
    caller: { ...ledger.self, role: 'secretariat' },
    expected: 'none',
    mandate: MANDATE,
  });
  await ledger.keys.ensure((vkey) => adopt(ledger, vkey));
  const { hash } = await ledger.evidence.put(Readable.from([Buffer.from('the contract')]), 'text/plain');
  contract = hash;
  for (let index = 0; index < 280; index += 1) {
    await ledger.runner.execute(measuring(index, { with: { note: `Kari telte ${index}`, ...(index === 270 && { evidence: [{ hash, title: 'avtale' }] }) } }));
    if (index === 100) await ledger.publishing.signNow();
  }
  await publish(ledger);
  await ledger.publishing.signNow();
  size = (await ledger.store.head()).seq + 1;
  await ledger.close();
  const projector = await openProjector({ folder: join(base, 'whole') });
  while (await projector.step());
  await projector.close();
}, 60_000);
afterAll(() => rm(base, { recursive: true, force: true }));

function adopt(ledger: Ledger, vkey: string): Promise<unknown> {
  return ledger.runner.execute({ name: 'adoptSigningKey', data: { vkey }, caller: ledger.self, expected: 'latest', reason: 'the first key', mandate: null });
}

/** Takes the contract and the report's page away, as an erasure does. */
async function eraseIn(folder: string): Promise<void> {
  const ledger = await openLedger(folder);
  await erase(ledger.runner, 'e1', { files: [contract] });
  const files = new ReportFiles(join(folder, 'reports'));
  const [was = ''] = await files.all();
  const marked = await files.put(Buffer.from('<p>[erased]</p>'));
  const data = { report: 'r', edition: 1, language: 'nb', format: 'html', was, ...marked, erasure: 'e1' };
  await ledger.runner.execute({ name: 'redactReportFile', data, caller: ledger.self });
  await files.remove(was);
  await ledger.close();
  // what it takes with it is taken at the latest when the ledger is opened
  await (await openLedger(folder)).close();
}

/** What is found in a copy of the whole folder after somebody has been at it. */
async function found(tamper: (folder: string) => unknown): Promise<Verification> {
  const folder = await mkdtemp(join(base, 'copy-'));
  cpSync(join(base, 'whole'), folder, { recursive: true });
  await tamper(folder);
  const verified = await verifyDeep(layoutOf(folder));
  await rm(folder, { recursive: true });
  return verified;
}

const words = ({ faults }: Verification) => faults.map((fault) => faultInWords(fault, 'en'));

/** As whoever owns the file can, past every trigger. */
const inLog = (sql: string) => (folder: string) =>
  inFile(join(folder, 'ledger.db'), `DROP TRIGGER event_is_never_updated; DROP TRIGGER event_is_never_deleted; ${sql}`);
const inVault = (sql: string) => (folder: string) => inFile(join(folder, 'vault.db'), sql);
const inViews = (sql: string) => (folder: string) => inFile(join(folder, 'views.db'), sql);

function inFile(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

const flip = (name: string) => async (folder: string) => {
  const bytes = await readFile(join(folder, name));
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  await writeFile(join(folder, name), bytes);
};

/** The one file below the folder whose name the form fits. */
const flipIn = (below: string, form: RegExp) => async (folder: string) => {
  const names = (await readdir(join(folder, below), { recursive: true })).filter((name) => form.test(name));
  await flip(join(below, names.at(-1) ?? ''))(folder);
};

describe('verifying a whole data folder', () => {
  it('finds that all of it holds, changing nothing', async () => {
    const verified = await found(() => undefined);
    expect(words(verified)).toEqual([]);
    expect(verified).toMatchObject({ holds: true, checkpoint: { size } });
    expect(verified.checks.map(({ check, state }) => `${check}: ${state}`)).toEqual([
      'databases: holds',
      'key: holds',
      'checkpoints: holds',
      'entries: holds',
      'order: holds',
      'payloads: holds',
      'tiles: holds',
      'cosignatures: noted',
      'timestamps: noted',
      'sealed: holds',
      'evidence: holds',
      'reports: holds',
      'readModels: holds',
    ]);
  });

  it.each([
    [
      'an envelope was edited',
      inLog(`UPDATE event SET envelope = replace(envelope, 'Recorded', 'Rejected') WHERE seq = 50`),
      /^Event 50 .*it is not what was signed/,
    ],
    [
      'a payload was edited',
      inLog(`UPDATE event SET payload = replace(payload, '"role"', '"ROLE"') WHERE seq = 50`),
      /^Event 50 .*contents or salt were altered/,
    ],
    ['a salt was edited', inLog(`UPDATE event SET salt = 'AAAAAAAAAAAAAAAAAAAAAA' WHERE seq = 50`), /^Event 50 .*contents or salt were altered/],
    [
      'a row says another stream than its envelope',
      inLog(`UPDATE event SET stream = 'other', revision = 0 WHERE seq = 50`),
      /^Event 50 .*its row in ledger.db says/,
    ],
    ['a row was deleted', inLog('DELETE FROM event WHERE seq = 50'), /^Event 50: it is missing/],
    ['a row was moved far ahead', inLog('UPDATE event SET seq = 1000000000000 WHERE seq = 50'), /^Event 50: it is missing/],
    ['the tail is missing', inLog('DELETE FROM event WHERE seq > 200'), /there are 201 events, but .* were signed/],
    [
      'two rows were swapped',
      inLog('UPDATE event SET seq = -1 WHERE seq = 50; UPDATE event SET seq = 50 WHERE seq = 51; UPDATE event SET seq = 51 WHERE seq = -1'),
      /^Event 50 .*says it is number/,
    ],
    ['a fingerprint was edited', flip(`published/${tilePath({ level: 0, index: 0, width: 256 })}`), /tile\/0\/000 does not hold/],
    ['the last fingerprints were edited', flipIn('published', /0\/001\.p\/\d+$/), /tile\/0\/001.p\/\d+ does not hold/],
    ['a bundle was edited', flip('published-inside/tile/entries/000'), /tile\/entries\/000 does not hold the events/],
    ['a bundle is missing', (folder: string) => rm(join(folder, 'published-inside/tile/entries/000')), /tile\/entries\/000 is missing/],
    ['the published checkpoint was edited', flip('published/checkpoint'), /published\/checkpoint does not hold/],
    ['an archived checkpoint was edited', flipIn('checkpoints', /\d{3}$/), /does not hold|altered|not/],
    [
      'a sealed text has another key',
      inVault(`UPDATE sealing_key SET key = zeroblob(32) WHERE path = '/data/note'`),
      /the sealed field \/data\/note can’t be opened/,
    ],
    ['a key is missing', inVault(`DELETE FROM sealing_key WHERE path = '/data/note'`), /the vault never had the key of the sealed field \/data\/note/],
    ['an evidence file was edited', flipIn('evidence', /[0-9a-f]{64}$/), /the evidence file .* can’t be opened/],
    ['an evidence file is missing', (folder: string) => rm(join(folder, 'evidence'), { recursive: true }), /^Event .* the evidence file sha256:.* is missing/],
    ['a published report was edited', flipIn('reports', /[0-9a-f]{64}$/), /^Event .* the report r \(1 nb html\) is not as it was published: .* was altered/],
    ['a published report is missing', (folder: string) => rm(join(folder, 'reports'), { recursive: true }), /the report r \(1 nb html\) is missing: the file/],
    ['a fact was edited in the read models', inViews(`UPDATE event_subject SET nature = 'x' WHERE seq = 50`), /the table event_subject of views.db/],
    ['a status was edited in the read models', inViews(`UPDATE status SET item = replace(item, 'N1', 'N2')`), /the status of N1 in views.db/],
    ['the log is cut short', (folder: string) => truncate(join(folder, 'ledger.db'), 40_960), /the file .*ledger.db is damaged/],
    ['a name was changed', inVault(`UPDATE person SET name = name || '!'`), /in the table person, \d+ rows are not as they were written/],
    ['a token was given to another', inVault(`UPDATE token SET actor = 'another'`), /in the table token, 1 rows are not as they were written/],
    ['a person is gone', inVault(`DELETE FROM person`), /in the table person, 0 rows are not as they were written and \d+ are missing/],
    [`the vault's secret was changed`, inVault(`UPDATE vault SET secret = zeroblob(32)`), /in the table vault, 1 rows are not as they were written/],
    ['the vault is no database', (folder: string) => writeFile(join(folder, 'vault.db'), 'x'.repeat(8192)), /vault.db is damaged/],
  ])('finds that %s', async (_, tamper, expected) => {
    const verified = await found(tamper);
    expect(verified.holds).toBe(false);
    expect(words(verified)).toContainEqual(expect.stringMatching(expected));
  });

  it('tells what was lost, without a decision to erase it, apart from what was erased', async () => {
    const verified = await found(inVault(`UPDATE sealing_key SET key = NULL WHERE path = '/data/note'`));
    expect(verified.checks).toContainEqual(
      expect.objectContaining({ check: 'sealed', state: 'noted', found: expect.objectContaining({ kind: 'sealedLost' }) }),
    );
  });

  it('bug-1130: misses no file that an erasure takes away, of evidence or of a report, while all is gone through', async () => {
    const folder = await mkdtemp(join(base, 'copy-'));
    cpSync(join(base, 'whole'), folder, { recursive: true });
    let hasErased = false;
    const eraseOnce = async () => {
      if (hasErased) return;
      hasErased = true;
      await eraseIn(folder);
    };
    const verified = await verifyDeep(layoutOf(folder), { readModels: false, pause: eraseOnce });
    expect(words(verified)).toEqual([]);
    expect(hasErased).toBe(true);
  });

  it('checks what can be checked of a ledger without a signing key, and says so', async () => {
    const folder = join(base, 'unsigned');
    const ledger = await openLedger(folder, { create });
    await furnish(ledger.runner, 'opened');
    await ledger.close();
    const verified = await verifyDeep(layoutOf(folder));
    expect(verified).toMatchObject({ holds: true, checkpoint: null });
    expect(verified.checks).toContainEqual(expect.objectContaining({ check: 'key', state: 'noted' }));
    inLog(`UPDATE event SET payload = '{}' WHERE seq = 1`)(folder);
    expect(words(await verifyDeep(layoutOf(folder)))).toContainEqual(expect.stringMatching(/^Event 1 /));
  });
});

import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutOf, migrate, openLogReader, questions, runLedger, type EmbeddedLedger, type Engines } from '#application';
import { startKurrentTestServer } from '#event-store';
import { Refused } from '#kernel';
import { makeTestDatabase } from '#postgres';
import { rootOfLog } from '#publishing';
import { fillFolder } from '#samples';

const MINUTES = 300_000;
const CATCHES_UP_MS = 60_000;

/** The days as per which the sample ledger is asked. */
const DAYS = ['2023-12-31', '2026-01-20'];
/** Things of the sample by the name they have in addresses. */
const KNOWN = {
  report: 'n-2022',
  plan: 'F',
  goal: 'F3.6',
  measure: 'members',
  register: 'forums',
  coverage: 'channels',
};

let base: string;
const closing: (() => unknown)[] = [];
const at = (name: string) => join(base, name);

/** What each question that can be asked of the ledger answers, to the byte, as known at the end of it. */
async function answersOf(running: EmbeddedLedger): Promise<ReadonlyMap<string, string>> {
  const { ledger, projector } = running;
  const { seq } = await ledger.store.head();
  expect(await projector.waitFor(seq, CATCHES_UP_MS)).toBe(true);
  const [last] = await ledger.store.readAll(seq - 1, 1);
  const things: Readonly<Record<string, string>> = { ...KNOWN, event: last?.id ?? '' };
  const answers = new Map<string, string>();
  for (const { name, path, params } of questions) {
    const inPath = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, parameter = '']) => [parameter, things[parameter]]));
    for (const day of DAYS) {
      const given = { ...inPath, at: day, asOf: `seq:${seq}` };
      if (params.safeParse(given).success)
        answers.set(`${name} ${day}`, await running.ask({ question: name, params: given, address: path }, ledger.self).catch(refusalOf));
    }
  }
  return answers;
}

/** What is refused is answered as well. */
function refusalOf(error: unknown): string {
  if (error instanceof Refused) return error.message;
  throw error;
}

/** The sample ledger in a folder of its own, served by these engines. */
async function served(name: string, engines: Engines): Promise<EmbeddedLedger> {
  const running = await runLedger(at(name), { engines });
  closing.push(() => running.close());
  return running;
}

async function rootOf(name: string, engines?: Engines): Promise<string> {
  const log = openLogReader(layoutOf(at(name), engines && { engines }));
  try {
    return (await rootOfLog(log, (await log.head()).seq + 1)).toString('base64');
  } finally {
    await log.close();
  }
}

let kurrentdb: string;
let postgres: string;
let embedded: ReadonlyMap<string, string>;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'fremdrift-engines-'));
  closing.push(() => rm(base, { recursive: true }));
  const server = await startKurrentTestServer();
  closing.push(() => server.stop());
  const database = await makeTestDatabase();
  closing.push(() => database.drop());
  [kurrentdb, postgres] = [server.url, database.url];
  await fillFolder(at('files'));
  const running = await runLedger(at('files'));
  try {
    embedded = await answersOf(running);
  } finally {
    await running.close();
  }
}, MINUTES);
afterAll(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
}, MINUTES);

/** Answers to the byte, the root, and how it is, of the ledger in the folder `name` on these engines. */
async function mustBeTheSame(name: string, engines: Engines): Promise<void> {
  const running = await served(name, engines);
  const answers = await answersOf(running);
  expect(answers.size).toBeGreaterThan(40);
  for (const [asked, answer] of embedded) expect([asked, answers.get(asked)]).toEqual([asked, answer]);
  expect(await rootOf(name, engines)).toBe(await rootOf('files'));
  expect(running.readiness()).toEqual({ ready: true, reasons: [], remarks: [] });
}

const filesIn = (name: string) => readdirSync(at(name)).filter((file) => file.endsWith('.db'));

describe('the whole sample ledger gives the same answers to the byte, and has the same root', () => {
  it(
    'when its vault has moved to PostgreSQL, and its read models are made there',
    async () => {
      const engines = { kurrentdb: null, postgres, tenant: 'vault' };
      cpSync(at('files'), at('vault'), { recursive: true });
      await migrate(layoutOf(at('vault')), layoutOf(at('vault'), { engines }));
      rmSync(at('vault/views.db'));
      await mustBeTheSame('vault', engines);
      expect(filesIn('vault')).toEqual(['ledger.db']);
    },
    MINUTES,
  );

  it(
    'when its log has moved to KurrentDB as well, and nothing that holds anything is left in files',
    async () => {
      const engines = { kurrentdb, postgres, tenant: 'both' };
      cpSync(at('files'), at('both'), { recursive: true });
      await migrate(layoutOf(at('both')), layoutOf(at('both'), { engines }));
      for (const name of ['ledger.db', 'views.db']) rmSync(at(`both/${name}`));
      await mustBeTheSame('both', engines);
      expect(filesIn('both')).toEqual(['ledger.copy.db']);
    },
    MINUTES,
  );

  it(
    'when another machine makes its own copy of that log, beside a vault and read models in files',
    async () => {
      mkdirSync(at('other'));
      for (const name of ['vault.db', 'evidence'].filter((one) => existsSync(at(`files/${one}`))))
        cpSync(at(`files/${name}`), at(`other/${name}`), { recursive: true });
      await mustBeTheSame('other', { kurrentdb, postgres: null, tenant: 'both' });
    },
    MINUTES,
  );

  it('bug-681: is not served from the file that its log has left', async () => {
    cpSync(at('files/ledger.db'), at('both/ledger.db'));
    await expect(runLedger(at('both'), { engines: { kurrentdb: null, postgres, tenant: 'both' } })).rejects.toMatchObject({
      kind: 'unavailable',
      issues: [{ field: 'KURRENTDB_URL', problem: expect.stringContaining('lies in KurrentDB') as string }],
    });
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '#application';
import { fremdrift, served, type Served } from './testing/program.js';
import { planFile, UNITS } from './testing/small-union.js';

const LONG = 120_000;
const PLAN = planFile();
const COUNTS = 'measure;unit;on;value\nmembers;vik;2021-12-31;1 240\nmembers;nowhere;2021-12-31;7\nmembers;union;2022-12-31;900\n';

let home: string;
let server: Served<{ readonly url: string; readonly token: string }>;
const at = (name: string) => join(home, name);
const onServer = (token: string, ...args: readonly string[]) => fremdrift(args, { settings: { FREMDRIFT_URL: server.said.url, FREMDRIFT_TOKEN: token } });
const onFiles = (...args: readonly string[]) => fremdrift([...args, '--data', at('data')]);
const tokenIn = ({ out }: { readonly out: string }) => JSON.parse(out) as { readonly token: string; readonly grant: string };

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'fremdrift-cli-'));
  writeFileSync(at('units.yaml'), UNITS);
  writeFileSync(at('plan.yaml'), PLAN);
  writeFileSync(at('counts.csv'), COUNTS);
  server = await served(['serve', '--data', at('data'), '--title', 'Test']);
}, LONG);
afterAll(async () => {
  await server.stop();
  rmSync(home, { recursive: true });
}, LONG);

describe('a new ledger over HTTP', () => {
  it(
    'is filled by the commands that the first start names: units, a token, a plan; and then with counts',
    async () => {
      const admin = server.said.token;
      expect(await onServer(admin, 'import', 'units', at('units.yaml'))).toMatchObject({ code: 0 });
      const secretariat = tokenIn(await onServer(admin, 'token', 'create', '--role', 'secretariat', '--name', 'Kari', '--json'));

      expect(await onServer(admin, 'import', 'plan', at('plan.yaml'))).toMatchObject({ code: 3, err: expect.stringContaining('secretariat') });
      expect(await onServer(secretariat.token, 'import', 'plan', at('plan.yaml'))).toMatchObject({ code: 0, out: expect.stringContaining('2 statements') });

      const first = await onServer(secretariat.token, 'import', 'measurements', at('counts.csv'));
      expect(first).toMatchObject({ code: 2, out: expect.stringMatching(/^line 3: unit: .*nowhere[^]*2 recorded, 1 refused/) });
      const again = await onServer(secretariat.token, 'import', 'measurements', at('counts.csv'));
      expect(again.out).toContain('0 recorded, 2 recorded before, 1 refused');

      expect((await onServer(admin, 'token', 'list')).out).toMatch(new RegExp(`${secretariat.grant} +Kari +secretariat`));
      expect(await onServer(secretariat.token, 'token', 'list')).toMatchObject({ code: 3, err: expect.stringContaining('admin or auditor') });
      expect(await onServer(admin, 'token', 'revoke', secretariat.grant)).toMatchObject({ code: 0 });
      expect((await onServer(admin, 'token', 'list')).out).not.toContain(secretariat.grant);
      expect((await onServer(admin, 'token', 'list', '--all')).out).toMatch(new RegExp(`${secretariat.grant} .*revoked`));
      expect(await onServer(secretariat.token, 'status', 'P')).toMatchObject({ code: 3 });
      expect(await onServer(admin, 'status', 'P')).toMatchObject({ code: 0, out: expect.stringMatching(/P1 .*ikke tolket/) });
    },
    LONG,
  );

  it(
    'can not be opened by another while the server holds it, which says what to do',
    async () => {
      const [status, rebuild, demo] = await Promise.all([onFiles('status', 'P'), onFiles('rebuild'), onFiles('demo')]);
      expect(status).toMatchObject({ code: 6, err: expect.stringMatching(/server is running[^]*--url/) });
      expect(rebuild).toMatchObject({ code: 6, err: expect.stringContaining('another server is writing this ledger') });
      expect(demo).toMatchObject({ code: 6 });
    },
    LONG,
  );

  it('stops when asked, with exit code 0', async () => expect(await server.stop()).toBe(0), LONG);
});

describe('a ledger in its files', () => {
  it(
    'is examined, exported, backed up, restored and rebuilt, and answers the same afterwards',
    async () => {
      expect(await onFiles('doctor')).toMatchObject({ code: 0, out: expect.stringMatching(/✓ +ledger/) });
      const events = (await onFiles('export')).out.trimEnd().split('\n');
      expect(events.map((line) => (JSON.parse(line) as { readonly seq: number }).seq)).toEqual(events.map((_, index) => index));

      expect(await onFiles('backup', at('backup'))).toMatchObject({ code: 0 });
      expect(await fremdrift(['restore', at('backup'), '--data', at('restored')])).toMatchObject({ code: 0, out: expect.stringContaining('verified') });
      expect(await onFiles('rebuild', '--json')).toMatchObject({ code: 0, out: expect.stringContaining(`"seq": ${events.length - 1}`) });

      const ask = async (folder: string) =>
        (await fremdrift(['status', 'P', '--at', '2022-12-31', '--as-of', `seq:${events.length - 1}`, '--json', '--data', folder])).out;
      expect(JSON.parse(await ask(at('restored')))).toEqual(JSON.parse(await ask(at('data'))));
    },
    LONG,
  );

  it(
    'takes facts from standard input, under a delivery id that must be given',
    async () => {
      const input = '{"measure":"members","unit":"nord","on":"2023-06-30","value":1300}\nnonsense\n';
      expect(await fremdrift(['import', 'measurements', '-', '--data', at('data')], { input })).toMatchObject({
        code: 2,
        err: expect.stringContaining('--delivery'),
      });
      const taken = await fremdrift(['import', 'measurements', '-', '--delivery', 'd1', '--data', at('data')], { input });
      expect(taken).toMatchObject({ code: 2, out: expect.stringMatching(/line 2: line: is not JSON[^]*1 recorded, 1 refused/) });
    },
    LONG,
  );

  it(
    'is not taken for a demo, and stays as it was',
    async () => {
      const before = readFileSync(join(at('data'), 'ledger.db'));
      expect(await onFiles('demo')).toMatchObject({ code: 5, err: expect.stringContaining('not a sample') });
      expect(readFileSync(join(at('data'), 'ledger.db')).equals(before)).toBe(true);
    },
    LONG,
  );
});

describe('the rules of evaluation', () => {
  const decided = ['--body', 'Landsstyret', '--meeting', '3/2026', '--case', '14/26', '--date', '2026-03-15', '--reason', 'Kilden skal velges'];

  it(
    'are listed with what each changes, and a later version is adopted by a decision',
    async () => {
      const create = { origin: 'test.example/ledger', title: 'Gammel', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false } as const;
      await (await openLedger(at('old'), { create })).close();
      const rules = (...args: readonly string[]) => fremdrift(['rules', ...args, '--data', at('old')]);

      expect(await rules()).toMatchObject({ code: 0, out: expect.stringMatching(/^1 .*gjelder nå[^]*^2 .*ikke vedtatt/m) });
      expect(await rules('adopt', '9', ...decided)).toMatchObject({ code: 2, err: expect.stringContaining('name one of 1, 2') });
      expect(await rules('adopt', '2', ...decided.slice(0, -2))).toMatchObject({ code: 2, err: expect.stringContaining('--reason') });
      expect(await rules('adopt', '2', ...decided)).toMatchObject({ code: 0, out: expect.stringContaining('version 2 from seq') });
      expect(await rules('adopt', '1', ...decided)).toMatchObject({ code: 2, err: expect.stringContaining('not later') });
      const { items } = JSON.parse((await rules('list', '--json')).out) as { readonly items: readonly object[] };
      expect(items).toMatchObject([
        { version: '1', inForce: false, adopted: { mandate: null } },
        { version: '2', inForce: true, adopted: { mandate: { body: 'Landsstyret', case: '14/26' }, reason: 'Kilden skal velges' } },
      ]);
    },
    LONG,
  );
});

describe('what is typed wrong', () => {
  it.each([
    [['stauts'], 2, 'Did you mean status?'],
    [['status'], 2, "missing required argument 'plan'"],
    [['status', 'P', '--at', '2022-02-30'], 2, 'an existing day'],
    [['status', 'X'], 4, 'does not exist'],
    [['import', 'plan', 'no-such-file.yaml'], 4, 'is not there'],
    [['status', 'P', '--url', 'http://127.0.0.1:1'], 3, '--token'],
    [['status', 'P', '--url', 'http://127.0.0.1:1', '--token', 't'], 6, 'no answer'],
    [['token', 'create', '--role', 'king', '--name', 'K'], 2, 'Allowed choices'],
  ])(
    '%j ends with exit code %d and says why',
    async (args, code, words) => expect(await onFiles(...args)).toMatchObject({ code, err: expect.stringContaining(words) }),
    LONG,
  );

  it(
    'in a plan file is told at its line and column, and as JSON to scripts',
    async () => {
      writeFileSync(at('wrong.yaml'), PLAN.replace('role: goal', 'role: gaol'));
      const { code, err } = await onFiles('import', 'plan', at('wrong.yaml'), '--json');
      expect([code, (JSON.parse(err) as { errors: { field: string }[] }).errors[0]?.field]).toEqual([
        2,
        expect.stringMatching(/^line 8, column \d+: statements\[0\]\.role$/),
      ]);
    },
    LONG,
  );
});

import { addDays, systemClock, todayOf } from '#kernel';
import { EIGHTY_MORE, outOf, planFile, servedUnion, STRONG, type ServedUnion } from './testing/small-union.js';

const LONG = 120_000;

/** An assembly to come, whenever this is run; the papers go out three weeks before, the figures are cut off a week before that. */
const TODAY = todayOf(systemClock, 'Europe/Oslo');
const ASSEMBLY = addDays(TODAY, 60);
const DRAFT = {
  report: 'aar-2022',
  plan: 'P',
  title: { nb: 'Årsrapport 2022' },
  at: '2022-12-31',
  assembly: { on: ASSEMBLY },
};

interface DueItem {
  readonly kind: string;
  readonly daysLeft: number;
  readonly who: string;
  readonly sentence: string;
  readonly goals: readonly string[];
  readonly answer: { readonly line: string; readonly address: string; readonly body: Readonly<Record<string, unknown>>; readonly ifMatch: number | null };
}

let union: ServedUnion;
const as = (role: string, ...args: readonly string[]) => union.as(role, ...args);
const record = (role: string, command: string, data: object, ...more: readonly string[]) => as(role, 'record', command, JSON.stringify(data), ...more);

const due = async (...more: readonly string[]) =>
  JSON.parse(await union.done('analyst', 'due', 'P', '--json', ...more)) as { readonly items: readonly DueItem[] };

/** What is wrong with what was sent, by field. */
interface Problem {
  readonly errors: readonly { readonly field: string }[];
}

async function refusedFields(path: string, data: object): Promise<readonly string[]> {
  const headers = { authorization: `Bearer ${union.token('secretariat')}`, 'content-type': 'application/json' };
  const answer = await fetch(new URL(`/api/v1${path}`, union.url), { method: 'POST', headers, body: JSON.stringify(data) });
  return ((await answer.json()) as Problem).errors.map(({ field }) => field);
}

/** Posts a line as due gives it, with what is to be filled in. */
async function post(role: string, { address, body, ifMatch }: DueItem['answer'], filled: object): Promise<number> {
  const headers = {
    authorization: `Bearer ${union.token(role)}`,
    'content-type': 'application/json',
    ...(ifMatch === null ? {} : { 'if-match': `"${ifMatch}"` }),
  };
  const answer = await fetch(new URL(address, union.url), { method: 'POST', headers, body: JSON.stringify({ ...body, ...filled }) });
  return answer.status;
}

/** The words of a line, as a shell takes them apart, with one text in place of each `?`. */
function wordsOf(line: string, ...filled: readonly string[]): readonly string[] {
  const left = [...filled];
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  return words.slice(1).map((word) => word.replaceAll(/(?<=")\?(?=")|^\?$/g, () => left.shift() ?? '?'));
}

beforeAll(async () => {
  union = await servedUnion(['recorder', 'board', 'secretariat', 'analyst'], planFile(EIGHTY_MORE, STRONG));
}, LONG);
afterAll(() => union.remove(), LONG);

describe('what is due for a report', () => {
  it(
    'is asked for by its plan once a report is drafted, and then counts back from the assembly',
    async () => {
      expect(await as('analyst', 'due', 'P')).toMatchObject({ code: 4, err: expect.stringContaining('draft one first') as unknown });
      outOf(await record('secretariat', 'draftReport', DRAFT));
      const { out } = await as('analyst', 'due', 'P', '--language', 'nn');
      expect(out).toMatch(/Siste dag for tal: [\d.]+, om 32 dagar\n {2}Papira blir sende ut: [\d.]+, om 39 dagar\n {2}Landsmøtet: [\d.]+, om 60 dagar/);
      expect(out).toMatch(
        /32 {2}Vik +Talet «Medlemmer» manglar \(P1\)\n +32 {2}Nes +Talet «Medlemmer» manglar \(P1\)\n +32 {2}Forbundet +Målet er ikkje vurdert i året til rapporten \(P2\)/,
      );
      expect(out).toMatch(/39 {2}sekretariat +Ikkje skrive på bokmål: kapitlet «innleiing»[^]*39 {2}styre +Rapporten er ikkje godkjend\n/);
    },
    LONG,
  );

  it(
    'is answered line by line, on the command line and over HTTP, until nothing but approval is left',
    async () => {
      const { items } = await due();
      const [vik, nes, judged] = items as readonly [DueItem, DueItem, DueItem];
      expect([vik.who, nes.who, judged.kind]).toEqual(['Vik', 'Nes', 'assessment']);
      expect(await as('recorder', ...wordsOf(vik.answer.line, '170'))).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^Recorded at seq \d+/) as unknown,
      });
      expect(await post('recorder', nes.answer, { value: '65' })).toBe(201);
      expect(await as('secretariat', ...wordsOf(judged.answer.line, 'strong', 'Sett i november'))).toMatchObject({ code: 0 });
      const [first, ...texts] = items.filter(({ kind }) => kind === 'prose') as [DueItem, ...DueItem[]];
      expect(await as('secretariat', ...wordsOf(first.answer.line, 'Slik gikk det.'))).toMatchObject({ code: 0 });
      for (let left = texts; left.length > 0; left = (await due()).items.filter(({ kind }) => kind === 'prose')) {
        for (const { answer } of left) expect(await post('secretariat', answer, { text: 'Slik gikk det.' })).toBe(201);
      }
      expect((await due()).items.map(({ sentence, answer }) => [sentence, answer.line])).toEqual([
        [
          'Rapporten er ikke godkjent',
          expect.stringMatching(/^fremdrift record approveReport '\{"report":"aar-2022"\}' --revision \d+ --body '\?' --date '\?'$/),
        ],
      ]);
    },
    LONG,
  );

  it(
    'takes no line in which something is not filled in',
    async () => {
      const [approval] = (await due()).items as readonly [DueItem];
      expect(await as('board', ...wordsOf(approval.answer.line))).toMatchObject({ code: 2, err: expect.stringContaining('--date') as unknown });
      const unsaid = { report: 'aar-2022', about: { kind: 'chapter', id: 'control' }, language: 'nb', text: '?' };
      expect(await record('secretariat', 'writeProse', unsaid)).toMatchObject({ code: 2, err: expect.stringContaining('text: is not filled in') as unknown });
    },
    LONG,
  );

  it(
    'ends with approval on the revision that was seen; what is written after that takes it away, and is told',
    async () => {
      const [approval] = (await due()).items as readonly [DueItem];
      expect(await as('board', ...wordsOf(approval.answer.line, 'Landsstyret', TODAY))).toMatchObject({ code: 0 });
      expect((await due()).items.map(({ sentence }) => sentence)).toEqual(['Rapporten er godkjent og ikke utgitt']);
      expect(await post('board', approval.answer, { mandate: { body: 'Landsstyret', date: TODAY } })).toBe(412);
      outOf(await record('secretariat', 'writeProse', { report: 'aar-2022', about: { kind: 'chapter', id: 'control' }, language: 'nb', text: 'Mer.' }));
      expect((await as('analyst', 'due', 'P')).out).toContain('! Noe er skrevet eller endret etter at rapporten ble godkjent, så den må godkjennes på nytt.');
    },
    LONG,
  );
});

describe('what is sent for a report', () => {
  it.each([
    ['plan', '/reports', { ...DRAFT, report: 'late', plan: 'Q' }],
    ['cutOff', '/reports', { ...DRAFT, report: 'late', cutOff: 99_999 }],
    ['cutOff', '/reports', { ...DRAFT, report: 'late', cutOff: 1 }],
    ['cutOffOn', '/reports', { ...DRAFT, report: 'late', cutOffOn: '2020-12-31' }],
    ['at', '/reports', { ...DRAFT, report: 'late', at: '2020-12-31' }],
    ['assembly.on', '/reports', { ...DRAFT, report: 'late', assembly: { on: '2023-11-17' } }],
    ['language', '/reports/aar-2022/prose', { about: { kind: 'chapter', id: 'control' }, language: 'nn', text: 'Meir.' }],
    ['about.id', '/reports/aar-2022/prose', { about: { kind: 'statement', id: 'P9', slot: 'next' }, language: 'nb', text: 'Mer.' }],
    ['text', '/reports/aar-2022/prose', { about: { kind: 'chapter', id: 'control' }, language: 'nb', text: 'a\u0000b' }],
    ['text', '/reports/aar-2022/prose', { about: { kind: 'chapter', id: 'control' }, language: 'nb', text: 'å'.repeat(100_000) }],
    ['mandate', '/reports/aar-2022/publication', {}],
  ])('is refused naming %s: %s', async (field, path, data) => {
    expect(await refusedFields(path, data)).toContain(field);
  });
});

describe('a command given as one line', () => {
  it.each([
    ['<command>', ['noSuch', '{}'], 4],
    ['<data>', ['writeProse', '{report'], 2],
    ['--date', ['approveReport', '{"report":"aar-2022"}', '--revision', '1', '--body', 'Landsstyret'], 2],
    ['--revision', ['approveReport', '{"report":"aar-2022"}', '--revision', 'one'], 2],
  ])(
    'is refused naming %s: %j',
    async (field, args, code) => {
      const ran = await as('board', 'record', ...args);
      expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(field)]);
    },
    LONG,
  );
});

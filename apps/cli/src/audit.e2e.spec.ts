import { EIGHTY_MORE, planFile, servedUnion, type ServedUnion } from './testing/small-union.js';

const LONG = 120_000;
const COUNTS = ['measure;unit;on;value', 'members;vik;2021-12-31;130', 'members;nes;2021-12-31;60'].join('\n');
const LATER = ['measure;unit;on;value', 'members;vik;2022-12-31;170', 'members;nes;2022-12-31;65'].join('\n');

let union: ServedUnion;
let before: number;
const audit = (...args: readonly string[]) => union.as('auditor', 'audit', ...args);
const audited = (...args: readonly string[]) => union.done('auditor', 'audit', ...args);

beforeAll(async () => {
  union = await servedUnion(['auditor', 'board', 'secretariat', 'analyst'], planFile(EIGHTY_MORE));
  await union.imports('secretariat', 'measurements', COUNTS);
  before = (JSON.parse(await audited('findings', '--json')) as { readonly basis: { readonly seq: number } }).basis.seq;
  await union.imports('secretariat', 'measurements', LATER);
}, LONG);
afterAll(() => union.remove(), LONG);

describe('the command line of an auditor', () => {
  it(
    'traces a figure in three steps, and says what is missing',
    async () => {
      const { out } = await audit('trace', 'P1', '--at', '2022-12-31');
      expect(out).toMatch(/1 {2}Tallet: endring 85[^]*2 {2}Definisjon[^]*Alle som er ført\.[^]*3 {2}Opplysninger: 2/);
      expect(out).toMatch(
        /Medlemmer for Vik per 31\.12\.2022 ble målt til 170[^]*godkjent mangler · kilde mangler · bilag mangler · bevis\s+\/api\/v1\/events\/[0-9a-f-]{36}\/proof/,
      );
      expect(out).toContain('Regnet på nytt av disse opplysningene alene: likt.');
      expect((await audit('trace', 'P1', '--at', '2022-12-31', '--language', 'en')).out).toContain('Worked out anew from these facts alone: equal.');
    },
    LONG,
  );

  it(
    'explains a difference step by step, and accounts for every event in between',
    async () => {
      const { out } = await audit('changes', 'P', '--at', '2022-12-31', '--from', `seq:${before}`);
      expect(out).toMatch(/P1 {2}Vi skal bli flere\.\n {2}I alt: [^]*endring 40 → 85[^]* · [^]*Vik[^]*170[^]* · [^]*Nes[^]*65/);
      expect(out).toMatch(/2 hendelser i mellomtiden:\n {2}2 flyttet noe: MeasurementRecorded 2[^]*Uforklart: ingenting/);
    },
    LONG,
  );

  it(
    'draws a sample as a working paper, and the same for a spreadsheet',
    async () => {
      const draw = ['sample', '--size', '3', '--seed', 'kontroll', '--stratum', 'unit'];
      const [paper, csv] = [await audit(...draw), await audit(...draw, '--csv')];
      expect(paper.out).toMatch(
        /Utvalg: population=facts, stratum=unit, n=3, seed=kontroll[^]*3 trukket av 4; nes [12]\/2, vik [12]\/2[^]*uten hull = 4 opplysninger som teller/,
      );
      // bug-1100: the ends of lines were printed as a sign that stands for what no terminal is to be told
      const [heading, ...lines] = csv.out.trimEnd().split('\r\n');
      expect(heading?.split(';')).toHaveLength(13);
      expect(lines).toHaveLength(3);
      for (const line of lines) expect(line).toMatch(/^[123];(nes|vik);\d+;[0-9a-f-]{36};MeasurementRecorded;.*;[0-9a-f]{64};\/api\/v1\/events\//);
    },
    LONG,
  );

  it(
    'lists weak spots and ends in three questions to the board',
    async () => {
      const { out } = await audit('weak-spots', 'P', '--at', '2022-12-31', '--language', 'nn');
      expect(out).toMatch(
        /Registrert og godkjent av same person: ingen[^]*4\/4 målingar utan godkjenning[^]*Spørsmål til styret:\n {2}1\. [^]*\n {2}2\. [^]*\n {2}3\. [^]*\?/,
      );
    },
    LONG,
  );

  it(
    'raises a finding, which the board answers and the auditor closes and reopens',
    async () => {
      const finding = ['findings', 'raise', '2022-1', '--title', 'Ikke godkjent', '--text', 'Hvem står for tallene?', '--about', 'goal:P1', 'measure:members'];
      await audited(...finding);
      await union.done('board', 'audit', 'findings', 'answer', '2022-1', '--text', 'Styret godkjenner dem nå');
      expect((await audit('findings')).out).toMatch(
        /2022-1 {2}Ikke godkjent · besvart · gjelder mål P1, måltall members\n[^]*Hvem står for tallene\?[^]*Styret godkjenner dem nå/,
      );
      await audited('findings', 'close', '2022-1', '--outcome', 'remedied', '--reason', 'Sett i protokollen');
      expect((await audit('findings', 'list', '--stage', 'closed')).out).toContain('Ikke godkjent · lukket');
      await audited('findings', 'reopen', '2022-1', '--reason', 'Det gjaldt bare Vik');
      expect((await audit('findings', '--language', 'en')).out).toMatch(/· open ·[^]*was reopened\. Det gjaldt bare Vik/);
    },
    LONG,
  );

  it(
    'is refused with what is wrong and what would be right',
    async () => {
      expect(await audit('findings', 'raise', 'x', '--title', 'x', '--text', 'x', '--about', 'P1')).toMatchObject({
        code: 2,
        err: expect.stringContaining('KIND:ID'),
      });
      expect(await audit('findings', 'close', 'nothing', '--outcome', 'accepted', '--reason', 'x')).toMatchObject({ code: 4 });
      expect(await union.as('analyst', 'audit', 'trace', 'P1')).toMatchObject({ code: 3, err: expect.stringContaining('auditor') });
      expect(await audit('sample', '--size', '3')).toMatchObject({ code: 2, err: expect.stringContaining('--seed') });
    },
    LONG,
  );
});

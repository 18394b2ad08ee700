import { createHash } from 'node:crypto';
import readExcelFile from 'read-excel-file/node';
import type { ReportAnswer } from '#projections';
import type { ReportModel, ReportStatement, Restated } from '#reporting';
import type { Answer } from './client.js';
import { GROUNDS, MANDATE, members, membersLine, smallUnion, type Service } from './fixture.js';
import { expectRefused } from './refusal.js';

const LONG = 180_000;
const MEASUREMENTS = '/measures/members/measurements';
/** What is kept of an edition; json is its model. */
const FORMATS = ['docx', 'html', 'json', 'pdf', 'pptx', 'xlsx'];
const DRAFT = {
  report: 'aar-2022',
  plan: 'P',
  title: { nb: 'Årsrapport 2022', nn: 'Årsrapport 2022' },
  languages: ['nb', 'nn'],
  at: '2022-12-31',
  toDate: { at: '2023-09-30' },
  assembly: { on: '2023-11-17' },
};
const ASSESSMENT = { kind: 'statement', id: 'P1', slot: 'assessment' };
/** What breaks files, or commands a spreadsheet or a page, where it is set carelessly. */
const ODD = '=1+1 <b>fet</b> & "sitat" #let x = 1 $\\alpha$ 😀 שלום عالم';

let service: Service;
let counted: string;

const report = () => service.ask<ReportAnswer>('/reports/aar-2022', 'secretariat');
const model = (language = 'nb', edition: string | number = 'draft') =>
  service.ask<{ fingerprint: string; model: ReportModel }>(`/reports/aar-2022/model?language=${language}&edition=${edition}`, 'secretariat');
const due = async () => (await service.ask<{ items: { kind: string; sentence: string }[] }>('/plans/P/due?report=aar-2022')).items;
const write = (language: string, text: string | null, about: object = ASSESSMENT) => service.record('/reports/aar-2022/prose', { about, language, text });
const correct = async (value: number, reason: string) =>
  service.record(`${MEASUREMENTS}/${counted}/correction`, { ...members('2022-12-31', value), reason }, { as: 'recorder' });

async function decide(path: string, body: object, as: 'secretariat' | 'board' = 'secretariat') {
  const { revision } = await report();
  return service.record(`/reports/aar-2022${path}`, body, { as, revision });
}

/** Refused, naming the field, with nothing recorded. */
async function refused(field: string, path: string, body: object, as: 'secretariat' | 'board' = 'secretariat'): Promise<void> {
  const { revision } = await report();
  await expectRefused(service, 422, field, () => service.post(`/reports/aar-2022${path}`, body, { as, revision }));
}

function p1(of: ReportModel): ReportStatement {
  const found = of.areas.flatMap(({ statements }) => statements).find(({ id }) => id === 'P1');
  if (found === undefined) throw new Error('P1 is not in the report');
  return found;
}

const valueIn = (of: ReportModel) => p1(of).figures.find(({ id }) => id === 'P1.value@2022-12-31')?.value;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function fetched(path: string): Promise<{ readonly headers: Headers; readonly bytes: Uint8Array }> {
  const response = await fetch(`${service.url}/api/v1${path}`, { headers: { authorization: `Bearer ${service.tokens.secretariat}` } });
  expect(response.status).toBe(200);
  return { headers: response.headers, bytes: await response.bytes() };
}

/** Every published file of an edition, by language and format. */
async function filesOf(edition: number): Promise<ReadonlyMap<string, Uint8Array>> {
  const documents = (await report()).editions[edition - 1]?.documents ?? [];
  const files = new Map<string, Uint8Array>();
  for (const { language, files: listed } of documents) {
    for (const { format, sha256: hash, size, mediaType } of listed) {
      const { headers, bytes } = await fetched(`/reports/aar-2022/editions/${edition}/${language}/${format}`);
      expect([sha256(bytes), bytes.length]).toEqual([hash, size]);
      expect([headers.get('etag'), headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([`"${hash}"`, mediaType, 'nosniff']);
      expect(headers.get('content-disposition')).toBe(`attachment; filename="aar-2022-${edition}-${language}.${format}"`);
      files.set(`${language} ${format}`, bytes);
    }
  }
  return files;
}

beforeAll(async () => {
  service = await smallUnion();
  service.itIs('2023-01-10');
  counted = (await service.record(MEASUREMENTS, members('2022-12-31', 1050), { as: 'recorder' })).eventIds[0] ?? '';
  service.itIs('2023-10-02');
  await service.record('/reports', { ...DRAFT, cutOff: await service.head() });
  await write('nb', 'Vi ble femti flere.');
  await write('nn', 'Vi vart femti fleire.');
}, LONG);
afterAll(() => service.end());

describe('a report that is drafted', () => {
  it('tells every statement, with the figures of its cut-off and what was written by hand in each language', async () => {
    const nb = (await model()).model;
    const nn = (await model('nn')).model;
    expect(nb.areas.flatMap(({ statements }) => statements).map(({ id }) => id)).toEqual(expect.arrayContaining(['P1', 'P1.1', 'P2']));
    expect([valueIn(nb), p1(nb).assessment?.text, p1(nn).assessment?.text]).toEqual(['1050', 'Vi ble femti flere.', 'Vi vart femti fleire.']);
    expect(nb.front).toMatchObject({ edition: null, state: 'draft', toDate: '2023-09-30', approval: null });
  });

  it('is moved by nothing that is recorded after its cut-off', async () => {
    const before = await model();
    await correct(1070, 'Tjue var glemt');
    expect(await model()).toEqual({ ...before, basis: expect.anything() as unknown, self: expect.anything() as unknown });
  });

  it('keeps what was written, and moves its numbers, when the cut-off moves', async () => {
    await decide('/basis', { at: '2022-12-31', toDate: { at: '2023-09-30' }, cutOff: await service.head() });
    const { model: moved } = await model();
    expect([valueIn(moved), p1(moved).assessment?.text]).toEqual(['1070', 'Vi ble femti flere.']);
  });

  it(
    'sets odd text as the text that it is, in files that open',
    async () => {
      await write('nb', ODD, { kind: 'chapter', id: 'introduction' });
      const html = Buffer.from((await fetched('/reports/aar-2022/preview/nb/html')).bytes).toString();
      expect(html).toContain('=1+1 &lt;b&gt;fet&lt;/b&gt; &amp; ');
      expect(html).not.toContain('<b>fet</b>');
      const sheets = await readExcelFile(Buffer.from((await fetched('/reports/aar-2022/preview/nb/xlsx')).bytes));
      expect(sheets.length).toBeGreaterThan(3);
      const pdf = Buffer.from((await fetched('/reports/aar-2022/preview/nb/pdf')).bytes);
      expect([pdf.subarray(0, 5).toString(), pdf.subarray(-6).toString().trim()]).toEqual(['%PDF-', '%%EOF']);
      await write('nb', null, { kind: 'chapter', id: 'introduction' });
    },
    LONG,
  );

  it('is not published before it is approved, without a mandate, or on an older revision', async () => {
    await refused('report', '/publication', { mandate: MANDATE });
    await refused('mandate', '/approval', {}, 'board');
    const { revision } = await report();
    expect((await service.post('/reports/aar-2022/approval', { mandate: MANDATE }, { as: 'board', revision: revision - 1 })).status).toBe(412);
    expect((await service.post('/reports/aar-2022/approval', { mandate: MANDATE }, { as: 'secretariat', revision })).status).toBe(403);
  });
});

describe('what is sent for a report', () => {
  it.each([
    ['cutOff', '/basis', { at: '2022-12-31', cutOff: 99_999 }],
    ['cutOff', '/basis', { at: '2022-12-31', cutOff: 3 }],
    ['cutOffOn', '/basis', { at: '2022-12-31', cutOffOn: '2020-12-31' }],
    ['at', '/basis', { at: '2020-12-31' }],
    ['assembly.on', '/basis', { at: '2022-12-31', assembly: { on: '2023-10-01' } }],
    ['language', '/prose', { about: ASSESSMENT, language: 'en', text: 'In English.' }],
    ['text', '/prose', { about: ASSESSMENT, language: 'nb', text: 'a\u0007b' }],
    ['text', '/prose', { about: ASSESSMENT, language: 'nb', text: 'å'.repeat(100_000) }],
    ['text', '/prose', { about: { ...ASSESSMENT, slot: 'next' }, language: 'nb', text: null }],
  ])('is refused naming %s: %s', async (field, path, body) => {
    await refused(field, path, body);
  });

  it('is refused for a report that is there already, a plan or a statement that is not, and an assembly that has passed', async () => {
    const unknown = { about: { ...ASSESSMENT, id: 'P9' }, language: 'nb', text: 'Om noe annet.' };
    await expectRefused(service, 404, 'about.id', () => service.post('/reports/aar-2022/prose', unknown));
    await expectRefused(service, 409, 'report', () => service.post('/reports', DRAFT));
    await expectRefused(service, 404, 'plan', () => service.post('/reports', { ...DRAFT, report: 'other', plan: 'Q' }));
    await expectRefused(service, 422, 'assembly.on', () => service.post('/reports', { ...DRAFT, report: 'other', assembly: { on: '2023-03-17' } }));
  });

  it.each([
    ['/reports/none/preview/nb/pdf', 404],
    ['/reports/aar-2022/preview/en/pdf', 422],
    ['/reports/aar-2022/preview/nb/odt', 422],
    ['/reports/aar-2022/editions/1/nb/pdf', 404],
    ['/reports/aar-2022/editions/0/nb/pdf', 422],
  ])('asks for a file that there is not: %s is %d', async (path, status) => {
    const answer: Answer = await service.get(path, 'secretariat');
    expect({ status: answer.status, body: answer.text }).toMatchObject({ status });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('a report that is published', () => {
  let first: ReadonlyMap<string, Uint8Array>;

  it(
    'rests on what the board approved, in every language and format, and each file is what its hash says',
    async () => {
      expect((await due()).map(({ sentence }) => sentence)).toContain('Rapporten er ikke godkjent');
      await decide('/approval', { mandate: MANDATE }, 'board');
      const { fingerprint } = await model('nb', 'next');
      service.itIs('2023-10-25');
      await decide('/publication', { mandate: MANDATE });
      const { stage, editions } = await report();
      expect([stage, editions.map(({ edition, basis }) => [edition, basis.at])]).toEqual(['published', [[1, '2022-12-31']]]);
      expect(editions[0]?.documents.map(({ language }) => language)).toEqual(['nb', 'nn']);
      expect(editions[0]?.documents[0]?.fingerprint).toBe(fingerprint);
      first = await filesOf(1);
      expect([...first.keys()].toSorted()).toEqual(['nb', 'nn'].flatMap((language) => FORMATS.map((format) => `${language} ${format}`)));
    },
    LONG,
  );

  it('is not written in any more', () => refused('report', '/prose', { about: ASSESSMENT, language: 'nb', text: 'For sent.' }));

  it(
    'comes out again byte for byte, made anew after a restart and after later facts',
    async () => {
      await correct(1065, 'Fem var meldt ut');
      await service.stop();
      await service.startAgain();
      for (const [key, bytes] of [...first].filter(([file]) => !file.endsWith(' json'))) {
        const again = (await fetched(`/reports/aar-2022/preview/${key.replace(' ', '/')}`)).bytes;
        expect([key, sha256(again)]).toEqual([key, sha256(bytes)]);
      }
    },
    LONG,
  );

  it('bug-973: tells on what its model and its changes rest: the day that they are of, and what is known now', async () => {
    const { seq } = (await service.ask<{ basis: { seq: number } }>('/ledger')).basis;
    for (const question of ['changes', 'model?edition=1']) {
      const { basis, self } = await service.ask<{ basis: { at: string; seq: number }; self: string }>(`/reports/aar-2022/${question}`, 'secretariat');
      expect([basis.at, basis.seq, new URL(self, service.url).searchParams.get('at')]).toEqual(['2022-12-31', seq, '2022-12-31']);
    }
  });

  it('tells what would be printed otherwise by now, why, and how the board may say so', async () => {
    const { restated, erratum } = await service.ask<{ restated: readonly Restated[]; erratum: string }>('/reports/aar-2022/changes', 'secretariat');
    const figure = restated.find(({ figure: id }) => id === 'P1.value@2022-12-31');
    expect([figure?.before?.value, figure?.now?.value, figure?.because.map(({ sentence }) => sentence.split('Fem var meldt ut').length - 1)]).toEqual([
      '1070',
      '1065',
      [1],
    ]);
    expect(erratum.split('Fem var meldt ut')).toHaveLength(2);
    expect(erratum).toMatch(/er 1\u00A0065[^]*stod det 1\u00A0070/);
  });

  it(
    'has another edition that marks what it printed otherwise, shows both and says why; the first stays as it was',
    async () => {
      await decide('/editions', { at: '2022-12-31', reason: GROUNDS.reason });
      await decide('/approval', { mandate: MANDATE }, 'board');
      await decide('/publication', { mandate: MANDATE });
      const { model: second } = await model('nb', 2);
      const restated = p1(second).restated.find(({ figure }) => figure === 'P1.value@2022-12-31');
      expect([restated?.before?.value, restated?.now?.value]).toEqual(['1070', '1065']);
      expect(restated?.because).toMatchObject([{ sentence: expect.stringMatching(/rettet til 1\u00A0065.*Fem var meldt ut/) as unknown }]);
      const html = Buffer.from((await filesOf(2)).get('nb html') ?? []).toString();
      expect(html).toMatch(/1\u00A0070/);
      expect(html).toMatch(/1\u00A0065/);
      expect(html).toContain('Fem var meldt ut');
      expect(await filesOf(1)).toEqual(first);
    },
    LONG,
  );

  it(
    'bug-971: is told of, and has a later edition, also where more came in between than can be explained',
    async () => {
      const lines = Array.from({ length: 20_001 }, (_, index) => membersLine('2022-12-31', 1080, 'union', `kilde ${index}`));
      for (const [index, some] of [lines.slice(0, 10_000), lines.slice(10_000)].entries()) await service.deliver(`mange-${index}`, some.join('\n'));
      const answer = await service.ask<{ restated: readonly Restated[]; erratum: string; changes: { leftOut: readonly string[] } }>(
        '/reports/aar-2022/changes',
        'secretariat',
      );
      const figure = answer.restated.find(({ figure: id }) => id === 'P1.value@2022-12-31');
      expect([figure?.now?.value, figure?.tooMuch, figure?.because]).toEqual(['1080', true, []]);
      expect(answer.changes.leftOut).toEqual(['A', 'P1']);
      expect(answer.erratum).toContain('Det har kommet for mye til siden');
      await decide('/editions', { at: '2022-12-31', reason: GROUNDS.reason });
      expect(p1((await model()).model).restated.map(({ tooMuch }) => tooMuch)).toContain(true);
    },
    LONG,
  );
});

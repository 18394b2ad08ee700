import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { members, smallUnion, type Service } from './fixture.js';

let service: Service;
beforeAll(async () => {
  service = await smallUnion();
  service.itIs('2021-07-01');
  for (const month of ['01', '02', '03', '04', '05', '06']) {
    await service.record('/measures/members/measurements', members(`2021-${month}-28`, 1000 + Number(month), 'alta'), { as: 'recorder' });
  }
});
afterAll(() => service.end());

const taken = (path: string, as: 'analyst' | 'recorder' = 'analyst') => service.get(`/exports/${path}`, as);
const bytesOf = async (path: string) => {
  const response = await fetch(`${service.url}/api/v1/exports/${path}`, { headers: { authorization: `Bearer ${service.tokens.analyst}` } });
  return Buffer.from(await response.arrayBuffer());
};

it('a table is a file with a name, a type, and links to its own bytes and to what goes with it', async () => {
  const { status, headers, text } = await taken('series?measure=members&every=quarter&at=2021-06-30');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="series-2021-06-30-seq-\d+\.csv"$/);
  const [, self = '', metadata = ''] = /^<([^>]+)>; rel="self", <([^>]+)>; rel="describedby"$/.exec(headers.get('link') ?? '') ?? [];
  const rows: Readonly<Record<string, string>>[] = parse(text, { columns: true });
  expect(rows.map(({ period, value, sign }) => [period, value, sign])).toEqual([
    ['2021-Q1', '1003', ''],
    ['2021-Q2', '1006', ''],
  ]);
  await service.record('/measures/members/measurements', members('2021-06-29', 5, 'alta'), { as: 'recorder' });
  const authorized = { authorization: `Bearer ${service.tokens.analyst}` };
  expect((await service.send('GET', self, authorized)).text).toBe(text);
  expect(JSON.parse((await service.send('GET', metadata, authorized)).text)).toMatchObject({
    table: 'series',
    data: self.replace('&format=csv', ''),
    measures: [{ measure: 'members', definition: 'Betalende', rule: { overTime: 'last', overTimeInWords: 'Den siste verdien i perioden, for hver enhet' } }],
  });
});

it('a unit whose name is a formula is harmless in every format, and its negative number a number', async () => {
  const name = `=HYPERLINK("http://x","Klikk");=1+1`;
  const { revision } = await service.ask<{ revision: number }>('/units');
  await service.record('/units', { units: [{ unit: 'sly', kind: 'branch', name, parent: 'south', from: '2021-01-01' }] }, { as: 'admin', revision });
  const result = { measure: 'result', title: '+Resultat', kind: 'amount', quantity: 'stock', unitOfMeasure: '@kr', definition: '-', from: '2020-01-01' };
  await service.record('/measures', result);
  await service.record('/measures/result/measurements', { unit: 'sly', on: '2021-02-01', value: '-7.5', source: { name: '-Kilde' } }, { as: 'recorder' });
  const asked = `measurements?measure=result&minSeq=${await service.head()}`;
  for (const [format, delimiter, value] of [
    ['csv', ',', '-7.5'],
    ['csv-nb', ';', '-7,5'],
  ] as const) {
    const rows: Readonly<Record<string, string>>[] = parse(await bytesOf(`${asked}&format=${format}`), {
      columns: true,
      delimiter,
      bom: true,
    });
    expect(rows).toEqual([expect.objectContaining({ unitName: `'=HYPERLINK("http://x","Klikk");'=1+1`, unitOfMeasure: "'@kr", source: "'-Kilde", value })]);
    const [series]: Readonly<Record<string, string>>[] = parse(await bytesOf(`series?measure=result&format=${format}`), {
      columns: true,
      delimiter,
      bom: true,
    });
    expect(series).toMatchObject({ measureTitle: "'+Resultat", value });
  }
  const [sheet] = await readExcelFile(await bytesOf(`${asked}&format=xlsx`));
  expect(sheet?.data[1]).toEqual(expect.arrayContaining([name, '@kr', '-Kilde', -7.5]));
});

it.each([
  ['nothing', 404, 'table'],
  ['series?every=fortnight', 422, 'every'],
  ['series?colour=red', 422, 'colour'],
  ['statuses', 422, 'plan'],
  ['statuses?plan=Q', 404, 'plan'],
  ['measurements?format=json-stat', 422, 'format'],
  ['measurements?format=pdf', 422, 'format'],
  ['series?asOf=seq:999999', 422, 'asOf'],
  ['series?at=2021-02-30', 422, 'at'],
])('GET /exports/%s is refused with %p naming %s', async (path, status, field) => {
  const answer = await taken(path);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect([answer.status, JSON.parse(answer.text).errors.map((error: { readonly field: string }) => error.field)]).toEqual([status, [field]]);
});

it('whoever has no token, or is outside, gets no table', async () => {
  expect((await service.send('GET', '/api/v1/exports/series')).status).toBe(401);
  const issued = await service.post('/access/tokens', { for: { name: 'Avisen' }, label: 'innsyn', role: 'analyst', audience: 'outside' }, { as: 'admin' });
  const { token } = JSON.parse(issued.text) as { readonly token: string };
  expect((await service.send('GET', '/api/v1/exports/series', { authorization: `Bearer ${token}` })).status).toBe(403);
});

it('callers that go away before they have taken all leave room for the next', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const gone = new AbortController();
    const answer = await onceThereIsRoom(() =>
      fetch(`${service.url}/api/v1/exports/measurements`, { headers: { authorization: `Bearer ${service.tokens.analyst}` }, signal: gone.signal }),
    );
    expect(answer.status).toBe(200);
    gone.abort();
  }
  expect((await onceThereIsRoom(() => taken('series'))).status).toBe(200);
});

/** The answer, once it is no longer that too many are under way. */
async function onceThereIsRoom<A extends { readonly status: number }>(ask: () => Promise<A>): Promise<A> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
  }
}

import { parse } from 'csv-parse/sync';
import { GROUNDS, smallUnion, type Service } from './fixture.js';
import { expectRefused } from './refusal.js';

let service: Service;
let outside: Readonly<Record<string, string>>;

beforeAll(async () => {
  service = await smallUnion();
  for (const [unit, value] of [
    ['alta', 2],
    ['bodo', 20],
    ['oslo', 30],
  ] as const) {
    await service.record('/measures/joined/measurements', { unit, from: '2021-01-01', to: '2021-02-01', value });
  }
  await service.record('/measures/members/measurements', { unit: 'oslo', on: '2021-01-31', value: 1 });
  const marks = { contributors: 'value', reason: 'Innmeldte er personer' };
  await service.record('/measures/joined/contributors', marks, { revision: 0 });
  const report = { report: 'r', plan: 'P', title: { nb: 'Årsrapport' }, at: '2021-12-31', assembly: { on: '2022-11-17' } };
  service.itIs('2022-01-10');
  const drafted = await service.record('/reports', report);
  const approved = await service.record('/reports/r/approval', { ...GROUNDS }, { as: 'board', revision: drafted.revision });
  await service.record('/reports/r/publication', { ...GROUNDS }, { as: 'board', revision: approved.revision });
  outside = { authorization: `Bearer ${await service.newToken('analyst', { audience: 'outside' })}` };
});
afterAll(() => service.end());

const taken = (path: string) => service.send('GET', `/api/v1${path}`, outside);
const rowsOf = async (path: string): Promise<Readonly<Record<string, string>>[]> => parse((await taken(path)).text, { columns: true });
const answersOf = ({ goal, at, course, result, data }: Readonly<Record<string, string>>) => [goal, at, course, result, data];

it('anybody can tell a genuine copy by the code on its front page, which leads to its fingerprint without a token (bug-1020)', async () => {
  const { editions } = await service.ask<{ editions: readonly { documents: readonly { fingerprint: string; files: readonly { sha256: string }[] }[] }[] }>(
    '/reports/r',
    'secretariat',
  );
  const { text } = await service.send('GET', '/reports/r', {});
  for (const { fingerprint, files } of editions.flatMap(({ documents }) => documents)) {
    expect(text).toContain(`id="${fingerprint}"`);
    for (const { sha256 } of files) expect(text).toContain(sha256);
  }
  expect((await service.send('GET', '/reports/nothing', {})).status).toBe(404);
});

describe('a token with an outside audience', () => {
  it('is told what is published, and may have it: without the few, and without whom they could be worked out from', async () => {
    const paths = (await rowsOf('/published')).map(({ path }) => path);
    expect(paths).toContain('/published/r/1/series');
    const rows = await rowsOf('/published/r/1/series');
    const figures = Object.fromEntries(rows.map(({ unit, value, sign }) => [unit === '' ? 'all' : unit, value === '' ? sign : value]));
    expect(figures).toEqual({ all: '52', union: '52', north: '22', south: '30', alta: ':', bodo: ':', oslo: '30' });
    for (const path of paths) expect((await taken(path ?? '')).text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-/);
  });

  it('is told why figures are hidden, by the address that comes with the table', async () => {
    const { headers } = await taken('/published/r/1/series?language=en');
    const link = /<([^>]*)>; rel="describedby"/.exec(headers.get('link') ?? '')?.[1] ?? '';
    const about = JSON.parse((await service.send('GET', link, outside)).text) as {
      readonly disclosure: object;
      readonly measures: readonly { readonly measure: string }[];
    };
    expect(about.disclosure).toEqual({ threshold: 3, ':': 'The figure tells of too few people, or one that does could be worked out from it' });
    expect(about.measures.map(({ measure }) => measure)).toEqual(['joined']);
  });

  it('bug-975: is given the answers of goals, without figures, as somebody inside takes them out for others', async () => {
    const rowsInside = async (query: string): Promise<Readonly<Record<string, string>>[]> =>
      parse((await service.get(`/exports/${query}`, 'analyst')).text, { columns: true });
    const { seq } = (await service.ask<{ editions: readonly { basis: { seq: number } }[] }>('/reports/r', 'secretariat')).editions[0]?.basis ?? { seq: 0 };
    const point = `at=2021-12-31&asOf=seq:${seq}`;
    const published = (await rowsOf('/published/r/1/statuses')).map(answersOf);
    expect((await rowsInside(`statuses?plan=P&${point}&disclosure=outside`)).map(answersOf)).toEqual(published);
    for (const table of ['statuses?plan=P', 'timelines?goal=P1']) {
      const [inside, outside] = [await rowsInside(`${table}&${point}`), await rowsInside(`${table}&${point}&disclosure=outside`)];
      expect(inside.some(({ value }) => value !== '')).toBe(true);
      expect(outside.map(({ figure, value }) => `${figure}${value}`).join('')).toBe('');
      expect(new Set(outside.filter(({ goal }) => goal === 'P1').map(({ sign }) => sign))).toEqual(new Set([':']));
      expect(new Set(outside.map((row) => answersOf(row).join()))).toEqual(new Set(inside.map((row) => answersOf(row).join())));
      expect(outside).toHaveLength(new Set(inside.map(({ goal, at }) => `${goal} ${at}`)).size);
    }
  });

  it('gets nothing else: no draft, no export, no file, no event', async () => {
    for (const path of ['/reports/r', '/exports/series', '/exports/series?disclosure=outside', '/events', '/measures/joined/series']) {
      await expectRefused(service, 403, 'Authorization', () => taken(path));
    }
    await expectRefused(service, 404, 'edition', () => taken('/published/r/2/series'));
    await expectRefused(service, 404, 'table', () => taken('/published/r/1/measurements'));
    await expectRefused(service, 422, 'asOf', () => taken('/published/r/1/series?asOf=seq:3'));
    expect((await service.send('GET', '/api/v1/published')).status).toBe(401);
  });
});

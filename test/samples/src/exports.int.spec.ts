import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import JSONstat from 'jsonstat-toolkit';
import readExcelFile from 'read-excel-file/node';
import { runLedger, TABLE_NAMES, type EmbeddedLedger, type TableName } from '#application';
import { streams } from '#domain';
import { decimal } from '#kernel';
import { bytesOf, TABLE_FORMATS, type TableFormat } from '#tables';
import { fillFolder } from './fill.js';

let root: string;
let running: EmbeddedLedger;
let duck: DuckDBConnection;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'exports-'));
  await fillFolder(root);
  running = await runLedger(root);
  duck = await (await DuckDBInstance.create(':memory:')).connect();
}, 120_000);

afterAll(async () => {
  duck.closeSync();
  await running.close();
  await rm(root, { recursive: true });
});

type Params = Readonly<Record<string, string>>;
type Fields = Readonly<Record<string, string>>;

const taken = async (table: TableName, params: Params = {}, format: TableFormat = 'csv') => {
  const request = { table, params: { at: '2023-12-31', ...params, format }, address: `/api/v1/exports/${table}` };
  const { pieces, ...head } = await running.exportTable(request, running.ledger.self);
  return { ...head, bytes: Buffer.from(await bytesOf(pieces)) };
};
const rowsOf = async (table: TableName, params: Params = {}): Promise<readonly Fields[]> => parse((await taken(table, params)).bytes, { columns: true });

/** What makes each table small enough to be looked at whole. */
const SMALL: Readonly<Record<TableName, Params>> = {
  measurements: { measure: 'joined' },
  series: { measure: 'members', kind: 'region', every: 'quarter' },
  timelines: { goal: 'N1' },
  statuses: { plan: 'N' },
  coverage: {},
  revisions: { measure: 'members', unit: 'region-1', known: 'quarter' },
  'roll-up': { measure: 'members', every: 'quarter' },
};

describe('tables taken out of the samples', () => {
  it.each(TABLE_NAMES)('%s is the same in every format, as other readers read them', async (table) => {
    const rows = await rowsOf(table, SMALL[table]);
    expect(rows.length).toBeGreaterThan(5);
    const numbers = Object.keys(rows[0] ?? {}).filter((column) => NUMBERS.has(column));
    const figures = (all: readonly Readonly<Record<string, unknown>>[]) => all.map((row) => numbers.map((column) => numberOf(row[column])));

    const norwegian: Fields[] = parse((await taken(table, SMALL[table], 'csv-nb')).bytes, { columns: true, delimiter: ';', bom: true });
    expect(
      figures(norwegian.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, NUMBERS.has(key) ? value.replace(',', '.') : value])))),
    ).toEqual(figures(rows));
    const lines = (await taken(table, SMALL[table], 'ndjson')).bytes.toString().trimEnd().split('\n');
    expect(figures(lines.map((line) => JSON.parse(line) as Record<string, unknown>))).toEqual(figures(rows));

    const parquet = join(root, `${table}.parquet`);
    await writeFile(parquet, (await taken(table, SMALL[table], 'parquet')).bytes);
    expect(figures((await duck.runAndReadAll(`SELECT * FROM '${parquet}'`)).getRowObjectsJson())).toEqual(figures(rows));

    const [sheet] = await readExcelFile((await taken(table, SMALL[table], 'xlsx')).bytes);
    const ids = Object.keys(rows[0] ?? {});
    expect(figures((sheet?.data ?? []).slice(1).map((cells) => Object.fromEntries(cells.map((cell, index) => [ids[index] ?? '', cell]))))).toEqual(
      figures(rows),
    );

    if (table === 'measurements') return;
    const cube = JSONstat(JSON.parse((await taken(table, SMALL[table], 'json-stat')).bytes.toString()));
    const [dimensions, metrics] = [cube.id.filter((id) => id !== 'metric'), cube.Dimension('metric').id];
    const attributes = Object.entries(
      cube.extension['attributes'] as Readonly<Record<string, { readonly value: Readonly<Record<string, string | number | boolean>> }>>,
    );
    for (const row of rows.slice(0, 200)) {
      const place = Object.fromEntries(dimensions.map((id) => [id, row[id] ?? '']));
      for (const metric of metrics) {
        const figure = numberOf(row[metric]);
        const isOfFigure = ['..', '.', ':'].includes(row['sign'] ?? '') === (figure === null);
        expect(cube.Data({ ...place, metric })).toEqual({ value: figure, status: (isOfFigure && row['sign']) || null });
      }
      const first = dimensions.reduce((sum, id) => sum * cube.Dimension(id).id.length + cube.Dimension(id).id.indexOf(place[id] ?? ''), 0) * metrics.length;
      expect(attributes.map(([id, { value }]) => [id, String(value[first] ?? '')])).toEqual(
        attributes.map(([id]) => [id, row[id]?.replaceAll(/^'|(?<=; )'/g, '')]),
      );
    }
    const words = Object.keys(rows[0] ?? {}).filter((id) => !dimensions.includes(id) && !metrics.includes(id) && !(id in Object.fromEntries(attributes)));
    expect(words.filter((id) => !WORDS.has(id))).toEqual(['sign']);
  });

  it.each([
    ['timelines', { plan: 'N' }, ['none .', 'none ..', 'some ', 'some *', 'some |']],
    ['statuses', { plan: 'N' }, ['none .', 'some ', 'some *', 'some |']],
    ['series', { every: 'quarter', kind: 'region' }, ['none ..', 'some ', 'some |']],
  ] as const)('bug-1015: %s have a standard sign wherever there is no figure, which says why', async (table, params, expected) => {
    const rows = await rowsOf(table, params);
    expect([...new Set(rows.map(({ value, sign }) => `${value === '' ? 'none' : 'some'} ${sign}`))].toSorted()).toEqual(expected);
  });

  it('bug-1018: a roll-up marks what may still change and what is broken, as the series that it puts together', async () => {
    const asked = { every: 'quarter', from: '2023-01-01', at: '2023-08-31', kind: 'region' };
    const series = signsOf((await rowsOf('series', asked)).filter(({ value }) => value !== ''));
    const rolledUp = signsOf(await rowsOf('roll-up', asked));
    expect(new Set(series.values())).toEqual(new Set(['', '*', '|']));
    expect([...series.keys()].map((place) => [place, rolledUp.get(place)])).toEqual([...series]);
  });

  it('have a link that gives the same bytes after more was recorded, in every format', async () => {
    const all = TABLE_NAMES.flatMap((table) => TABLE_FORMATS.map((format) => ({ table, format }))).filter(isHeld);
    const before = new Map<string, Buffer>();
    for (const { table, format } of all) {
      const { self, bytes } = await taken(table, SMALL[table], format);
      before.set(self, bytes);
    }
    expect(before.size).toBe(TABLE_NAMES.length * TABLE_FORMATS.length - 1);
    await recordMore();
    expect((await taken('series', SMALL.series)).bytes.equals((await taken('series', { ...SMALL.series, asOf: '2023-12-31' })).bytes)).toBe(false);
    for (const [self, bytes] of before) {
      const { pathname, searchParams } = new URL(self, 'http://fremdrift');
      const { format, ...params } = Object.fromEntries(searchParams) as Record<string, string> & { readonly format: TableFormat };
      expect(params).toMatchObject({ at: '2023-12-31', asOf: expect.stringMatching(/^seq:\d+$/), rules: '2' });
      expect((await taken(pathname.split('/').at(-1) as TableName, params, format)).bytes.equals(bytes)).toBe(true);
    }
  });

  it('bug-1019: marks the first figure after a break, and in a revision triangle from when the break was known', async () => {
    expect(marked(await rowsOf('series', { measure: 'members', unit: 'branch-12' }))).toEqual(['2023-06-30']);
    const { ledger, projector } = running;
    const expected = (await ledger.store.readStream(streams.measure('members'), { limit: 100 })).length - 1;
    const data = { measure: 'members', unit: 'branch-02', on: '2023-03-15', cause: 'Nytt register' };
    const { seq } = await ledger.runner.execute({
      name: 'breakSeries',
      data,
      reason: 'Nytt register',
      expected,
      caller: { ...ledger.self, role: 'secretariat' },
    });
    await projector.waitFor(seq ?? 0, 10_000);
    const triangle = await rowsOf('revisions', { measure: 'members', unit: 'branch-02', known: 'quarter' });
    expect(marked(triangle)).toEqual([`${triangle.at(-1)?.['known']} 2023-03-31`]);
  });

  it('gives a revision triangle that says what each series said as of its own day', async () => {
    const triangle = await rowsOf('revisions', { measure: 'members', unit: 'region-4', known: 'year' });
    for (const asOf of ['2021-12-31', '2022-12-31', '2023-12-31']) {
      const then = await rowsOf('series', { measure: 'members', unit: 'region-4', asOf });
      const told = triangle.filter(({ known, sign }) => known === asOf && sign !== '..').map(({ period, value, sign }) => [period, value, sign]);
      expect(told.length).toBeGreaterThan(10);
      expect(told).toEqual(then.map(({ period, value, sign }) => [period, value, sign]));
    }
  });

  it('gives the same national totals as it was and as it is, and explains what differs of each unit', async () => {
    const rows = await rowsOf('roll-up', { measure: 'members', every: 'quarter', at: '2022-12-31' });
    expect(rows.some(({ unit, difference }) => unit !== '' && difference !== '0')).toBe(true);
    for (const ofPeriod of Map.groupBy(rows, ({ period }) => period).values()) {
      const total = ofPeriod.find(({ unit }) => unit === '');
      expect(total?.['asWas']).toBe(total?.['asIs']);
      const units = ofPeriod.filter(({ unit }) => unit !== '');
      for (const view of ['asWas', 'asIs']) expect(sum(units.map((row) => row[view] ?? ''))).toBe(total?.[view]);
      for (const { difference = '', why = '' } of units) {
        const moved = why === '' ? [] : why.split('; ').map((move) => move.split(' ')[2] ?? '');
        expect(sum(moved)).toBe(difference);
      }
    }
  });

  it.each(['members', 'joined'])('gives the regions of a series of %s what they have as it was, which is the nation in all', async (measure) => {
    const asked = { measure, every: 'quarter', from: '2021-01-01', at: '2022-12-31' };
    const rolledUp = (await rowsOf('roll-up', asked)).filter(({ unit }) => unit !== '').map(({ period, unit, asWas }) => [period, unit, asWas]);
    const regions = (await rowsOf('series', { ...asked, kind: 'region' })).map(({ period, unit, value }) => [period, unit, value]);
    expect(rolledUp.length).toBeGreaterThan(30);
    const inOrder = (rows: typeof regions) => rows.map((row) => row.join(' ')).toSorted();
    expect(inOrder(regions)).toEqual(inOrder(rolledUp));
    for (const { period, value } of await rowsOf('series', asked)) {
      expect(sum(regions.filter(([own]) => own === period).map(([, , of]) => of ?? ''))).toBe(value);
    }
  });

  it('marks a period that is not over, and says by which rule it gathers', async () => {
    const rows = await rowsOf('series', { measure: 'joined', every: 'year', at: '2022-05-31' });
    expect(rows.map(({ period, sign, provisional }) => [period, sign, provisional])).toContainEqual(['2022', '*', 'true']);
    const answer = JSON.parse(
      await running.ask(
        {
          question: 'exportMetadata',
          params: { table: 'series', measure: 'joined', every: 'year', at: '2022-05-31' },
          address: '/api/v1/exports/series/metadata',
        },
        running.ledger.self,
      ),
    ) as { readonly data: string; readonly measures: readonly unknown[]; readonly columns: readonly { readonly id: string; readonly description?: string }[] };
    expect(answer.measures).toMatchObject([{ measure: 'joined', quantity: 'flow', rule: { overTime: 'sum', overUnits: 'sum' }, breaks: [] }]);
    expect(answer.columns.find(({ id }) => id === 'sign')?.description).toContain('foreløpig');
    expect(answer.data).toMatch(/^\/api\/v1\/exports\/series\?.*every=year.*asOf=seq%3A/);
  });

  it('tells of no person: neither pseudonyms nor notes', async () => {
    for (const table of TABLE_NAMES) {
      const [first] = await rowsOf(table, SMALL[table]);
      expect(Object.keys(first ?? {}).filter((column) => /actor|note|reason|by$/i.test(column))).toEqual([]);
    }
  });

  it.each([
    ['series', { goal: 'N1' }, 'goal'],
    ['revisions', {}, 'measure'],
    ['revisions', { measure: 'nothing' }, 'measure'],
    ['series', { every: 'planYear' }, 'plan'],
    ['series', { every: 'week' }, 'every'],
    ['series', { unit: 'nowhere' }, 'unit'],
    ['timelines', {}, 'plan'],
    ['coverage', { coverage: 'nothing' }, 'coverage'],
    ['measurements', { asOf: 'seq:99999999' }, 'asOf'],
  ] as const)('%s refuses %p naming %s', async (table, params, field) => {
    await expect(taken(table, params)).rejects.toMatchObject({ issues: [expect.objectContaining({ field })] });
  });

  it('refuses a format that can not hold the table, before the first byte', async () => {
    await expect(taken('measurements', {}, 'json-stat')).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'format' }] });
  });
});

const NUMBERS = new Set(
  'value numerator denominator change asWas asWasNumerator asWasDenominator asIs asIsNumerator asIsDenominator difference done count units carried seq'.split(
    ' ',
  ),
);

/** Words for codes, which a cube has as the labels of its categories. */
const WORDS = new Set('measureTitle unitName wording figureTitle coverageTitle'.split(' '));

function signsOf(rows: readonly Fields[]): ReadonlyMap<string, string | undefined> {
  return new Map(rows.map(({ measure, period, unit, sign }) => [`${measure} ${period} ${unit}`, sign]));
}

/** The figures with a break, and in a triangle when they were known with it. */
function marked(rows: readonly Fields[]): readonly string[] {
  return rows.filter(({ sign }) => sign === '|').map(({ known = '', period }) => `${known} ${period}`.trim());
}

/** A number, however a format holds it; null where there is none. */
function numberOf(cell: unknown): number | null {
  return cell === null || cell === undefined || cell === '' ? null : Number(cell);
}

function sum(values: readonly string[]): string {
  return values.reduce((total, value) => total.plus(value === '' ? 0 : value), decimal(0)).toFixed();
}

/** Measurements are a list, which a cube does not hold. */
function isHeld({ table, format }: { readonly table: TableName; readonly format: TableFormat }): boolean {
  return table !== 'measurements' || format !== 'json-stat';
}

/** One more measurement of a past day, as any later delivery brings. */
async function recordMore(): Promise<void> {
  const { ledger, projector } = running;
  const data = { measure: 'members', unit: 'branch-02', value: '999', on: '2022-06-29' };
  const { seq } = await ledger.runner.execute({ name: 'recordMeasurement', data, caller: { ...ledger.self, role: 'recorder' } });
  await projector.waitFor(seq ?? 0, 10_000);
}

import JSONstat from 'jsonstat-toolkit';
import { bytesOf } from '../writer.js';
import { sampleTable, tableOfTexts } from '../testing/sample.js';
import type { Row, Table } from '../table.js';
import { jsonStat } from './json-stat.js';
import { ndjson } from './ndjson.js';

const textOf = async (table: Table, writer = jsonStat) => Buffer.from(await bytesOf(writer.write(table))).toString();

/** The row without its first figure, and with another sign. */
function withoutMembers(row: Row, sign: string): Row {
  return row.map((cell, index) => (index === 3 ? null : index === 5 ? sign : cell));
}

describe('a table as NDJSON', () => {
  it('has an object a row, with every digit of every number and any text as it was', async () => {
    const lines = (await textOf(sampleTable(), ndjson)).trimEnd().split('\n');
    expect(lines[0]).toContain('"members":12345,"growth":0.0205,');
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ unit: 'south', unitName: '=HYPERLINK("http://x")', members: -7, isProvisional: true });
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({ unitName: '', members: null, sign: ':' });
  });
});

describe('a table as JSON-stat', () => {
  it('is read back by another reader with its figures, words, units and signs', async () => {
    const cube = JSONstat(JSON.parse(await textOf(sampleTable())));
    expect(cube.class).toBe('dataset');
    expect(cube.role).toMatchObject({ time: ['at'], geo: ['unit'], metric: ['metric'] });
    expect(cube.Data({ unit: 'north', at: '2022-12-31', metric: 'members' })).toEqual({ value: 12345, status: null });
    expect(cube.Data({ unit: 'south', at: '2022-12-31', metric: 'growth' })).toEqual({ value: -0.5, status: '*' });
    expect(cube.Data({ unit: 'west', at: '2023-12-31', metric: 'members' })).toEqual({ value: null, status: ':' });
    expect(cube.Data({ unit: 'north', at: '2023-12-31', metric: 'members' }).value).toBeNull();
    expect(cube.Dimension('unit').Category('south').label).toBe('=HYPERLINK("http://x")');
    expect(cube.Dimension('metric').Category('growth').unit).toEqual({ label: 'andel' });
    expect(cube.extension['basis']).toEqual({ at: '2023-12-31', seq: 12 });
  });

  it('bug-1016: has a figure beside each mark, and none beside what says why there is none', async () => {
    const table = sampleTable();
    const [north, south] = [...(table.rows as Iterable<readonly Row[]>)].flat() as [Row, Row];
    const cube = JSONstat(JSON.parse(await textOf({ ...table, rows: [[withoutMembers(north, '..'), withoutMembers(south, '|')]] })));
    const signs = (unit: string) => ['members', 'growth'].map((metric) => cube.Data({ unit, at: '2022-12-31', metric }).status);
    expect([signs('north'), signs('south')]).toEqual([
      ['..', null],
      [null, '|'],
    ]);
  });

  it('bug-1017: tells what else is said of each row, by the place of its first figure, and where that is', async () => {
    const whole = JSON.parse(await textOf(sampleTable())) as { readonly value: readonly (number | null)[]; readonly note: readonly string[] };
    const { isProvisional, recordedAt } = JSONstat(whole).extension['attributes'] as Readonly<Record<string, { readonly value: object }>>;
    expect(isProvisional).toEqual({
      id: 'isProvisional',
      type: 'boolean',
      role: 'attribute',
      label: 'Foreløpig',
      value: { [whole.value.indexOf(12345)]: false, [whole.value.indexOf(-7)]: true },
    });
    expect(Object.values(recordedAt?.value ?? {})).toEqual(['2023-01-31T22:59:59.123456Z', '2023-01-31T22:59:59.123456Z']);
    expect(whole.note).toEqual([expect.stringContaining('extension.attributes')]);
  });

  it('refuses a list, two rows in one place, and more than a client can hold', async () => {
    const table = sampleTable();
    const [row] = [...(table.rows as Iterable<readonly (readonly string[])[]>)].flat();
    await expect(textOf({ ...table, rows: [[row ?? [], row ?? []]] })).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'format' }] });
    const list = { ...table, columns: table.columns.map((column) => ({ ...column, role: 'attribute' as const })) };
    await expect(textOf(list)).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'format' }] });
    const long = { ...tableOfTexts([]), columns: table.columns, rows: [Array.from({ length: 250_001 }, () => row ?? [])] };
    await expect(textOf(long)).rejects.toMatchObject({ kind: 'too-large' });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import JSONstat from 'jsonstat-toolkit';
import readExcelFile from 'read-excel-file/node';
import type { Column, Table } from './table.js';
import { bytesOf, type TableFormat } from './writer.js';
import { TABLE_WRITERS } from './writers.js';

const TEXTS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];

/** A place with a name, a figure, and something told of it: each text stands in all of them. */
const COLUMNS: readonly Column[] = [
  { id: 'unit', type: 'text', role: 'place', label: 'Enhet', wordsIn: 'name' },
  { id: 'name', type: 'text', role: 'attribute', label: 'Navn' },
  { id: 'value', type: 'integer', role: 'measure', label: '=Verdi' },
  { id: 'note', type: 'text', role: 'attribute', label: '-Merknad' },
];
const WHOLE = TEXTS.map((text, row) => [text, text, -row - 1, text]);
const TABLE: Table = {
  id: 'risky',
  title: '@Tittel',
  language: 'nb',
  columns: COLUMNS,
  rows: [WHOLE],
  about: { definition: '=1+1' },
};

const written = async (format: TableFormat) => Buffer.from(await bytesOf(TABLE_WRITERS[format].write(TABLE)));

describe('texts that begin as formulas do, in every format', () => {
  it.each([
    ['csv', ','],
    ['csv-nb', ';'],
  ] as const)('have an apostrophe before them in %s, and negative numbers have none', async (format, delimiter) => {
    const rows: string[][] = parse(await written(format), { delimiter, bom: true, record_delimiter: '\r\n' });
    expect(rows.slice(1).map((cells) => cells.map((cell) => cell.replaceAll("'", '')))).toEqual(WHOLE.map((cells) => cells.map(String)));
    for (const [unit, name, , note] of rows.slice(1)) for (const cell of [unit, name, note]) expect(cell).toMatch(/^'/);
  });

  it('are texts as they are in NDJSON', async () => {
    const lines = (await written('ndjson')).toString().trimEnd().split('\n');
    expect(lines.map((line) => Object.values(JSON.parse(line) as object))).toEqual(WHOLE);
  });

  it('are texts as they are in JSON-stat: codes, words and what else is said', async () => {
    const cube = JSONstat(JSON.parse((await written('json-stat')).toString()));
    const { note } = cube.extension['attributes'] as Readonly<Record<string, { readonly value: Readonly<Record<string, string>> }>>;
    const read = cube.Dimension('unit').id.map((unit, place) => {
      const { value } = cube.Data({ unit, metric: 'value' });
      return [unit, cube.Dimension('unit').Category(unit).label, value, note?.value[place]];
    });
    expect(read).toEqual(WHOLE);
  });

  it('are texts, and no formulas, in a workbook', async () => {
    const [sheet] = await readExcelFile(await written('xlsx'), { trim: false });
    expect(sheet?.data.map((cells) => cells.map((cell) => (typeof cell === 'string' ? cell.replaceAll('\n', '\r') : cell)))).toEqual([
      ['Enhet', 'Navn', '=Verdi', '-Merknad'],
      ...WHOLE,
    ]);
  });

  it('are texts as they are in Parquet', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fremdrift-harmless-'));
    const database = await DuckDBInstance.create(':memory:');
    const connection = await database.connect();
    try {
      writeFileSync(join(folder, 'risky.parquet'), await written('parquet'));
      const rows = (await connection.runAndReadAll(`SELECT unit, name, CAST(value AS INTEGER), note FROM '${join(folder, 'risky.parquet')}'`)).getRowsJson();
      expect(rows).toEqual(WHOLE);
    } finally {
      connection.closeSync();
      database.closeSync();
      rmSync(folder, { recursive: true });
    }
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { csv } from '../csv/csv.js';
import { sampleTable } from '../testing/sample.js';
import { bytesOf, type TableWriter } from '../writer.js';
import type { Table } from '../table.js';
import { parquet } from './parquet.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fremdrift-tables-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What DuckDB answers of the file. */
async function asked(table: Table, writer: TableWriter, sql: (file: string) => string): Promise<readonly Record<string, unknown>[]> {
  const file = join(folder, `table.${writer.extension}`);
  writeFileSync(file, await bytesOf(writer.write(table)));
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    return (await connection.runAndReadAll(sql(`'${file}'`))).getRowObjectsJson();
  } finally {
    connection.closeSync();
    database.closeSync();
  }
}

const numbers = (of: readonly Record<string, unknown>[]) => of.map((row) => [row['unit'], String(row['members']), row['growth']]);

const count = (file: string) => `SELECT count(*) AS rows, sum("row") AS total, count(DISTINCT text) AS texts FROM ${file}`;

const bytes = async () => Buffer.from(await bytesOf(parquet.write(sampleTable())));

const select = (file: string) => `SELECT * FROM ${file} ORDER BY unit`;

describe('a table as Parquet', () => {
  it('is read by DuckDB with the types of its columns', async () => {
    const described = await asked(sampleTable(), parquet, (file) => `DESCRIBE SELECT * FROM ${file}`);
    expect(described.map((column) => [column['column_name'], column['column_type']])).toEqual([
      ['unit', 'VARCHAR'],
      ['unitName', 'VARCHAR'],
      ['at', 'DATE'],
      ['members', 'BIGINT'],
      ['growth', 'DOUBLE'],
      ['sign', 'VARCHAR'],
      ['isProvisional', 'BOOLEAN'],
      ['recordedAt', 'TIMESTAMP WITH TIME ZONE'],
    ]);
  });

  it('is read by DuckDB with the same values as the CSV', async () => {
    const rows = await asked(sampleTable(), parquet, select);
    expect(rows[0]).toMatchObject({ unit: 'north', unitName: 'Nord; og "øst", ÆØÅ', at: '2022-12-31', members: '12345', growth: 0.0205, isProvisional: false });
    expect(rows[0]?.['recordedAt']).toContain('2023-01-31 22:59:59.123456');
    expect(rows[1]).toMatchObject({ unitName: '=HYPERLINK("http://x")', members: '-7', growth: -0.5, sign: '*' });
    expect(rows[2]).toMatchObject({ unitName: '', members: null, growth: null, sign: ':', recordedAt: null });
    expect(numbers(await asked(sampleTable(), csv, select))).toEqual(numbers(rows));
  });

  it('carries what goes with the table', async () => {
    const [metadata] = await asked(
      sampleTable(),
      parquet,
      (file) => `SELECT decode(value) AS basis FROM parquet_kv_metadata(${file}) WHERE decode(key) = 'basis'`,
    );
    expect(JSON.parse(String(metadata?.['basis']))).toEqual({ at: '2023-12-31', seq: 12 });
  });

  it('holds many row groups, and none', async () => {
    const rows = Array.from({ length: 45_000 }, (_, row) => [row, `text ${row % 7}`]);
    const many: Table = {
      ...sampleTable(),
      columns: [
        { id: 'row', type: 'integer', role: 'dimension', label: 'Rad' },
        { id: 'text', type: 'text', role: 'attribute', label: 'Tekst' },
      ],
      rows: [rows.slice(0, 30_000), rows.slice(30_000)],
    };
    expect(await asked(many, parquet, count)).toEqual([{ rows: '45000', total: String((45_000 * 44_999) / 2), texts: '7' }]);
    expect(await asked({ ...many, rows: [] }, parquet, count)).toEqual([{ rows: '0', total: null, texts: '0' }]);
  });

  it('gives the same bytes for the same rows', async () => {
    expect((await bytes()).equals(await bytes())).toBe(true);
  });
});

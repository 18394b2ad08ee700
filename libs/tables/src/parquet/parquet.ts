import { ByteWriter, ParquetWriter, type ColumnSource, type SchemaElement } from 'hyparquet-writer';
import { daysBetween, microsOf, type CalendarDate, type Instant, type Json } from '#kernel';
import { aboutColumns } from '../about.js';
import type { Cell, CellType, Column, Row, Table } from '../table.js';
import type { TableWriter } from '../writer.js';

/** Rows that are held and written together: so few that they are gone before they are old, which is twice as fast. */
const ROWS_IN_A_GROUP = 10_000;

/**
 * Apache Parquet with typed columns, in row groups that are written as they fill. A decimal is a double here, which is exact to 15 digits;
 * what goes with the table is the file's key-value metadata, each value as JSON.
 */
export const parquet: TableWriter = {
  mediaType: 'application/vnd.apache.parquet',
  extension: 'parquet',
  mostRows: null,
  async *write(table: Table) {
    const bytes = new ByteWriter();
    const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(table.columns), kvMetadata: metadataOf(table), createdBy: 'fremdrift' });
    for await (const group of groupsOf(table)) {
      await writer.write({ columnData: group, rowGroupSize: ROWS_IN_A_GROUP });
      yield taken(bytes);
    }
    await writer.finish();
    yield taken(bytes);
  },
};

/** What was written since the last time. */
function taken(bytes: ByteWriter): Uint8Array {
  const written = bytes.getBytes().slice();
  bytes.index = 0;
  return written;
}

async function* groupsOf({ columns, rows }: Table): AsyncGenerator<ColumnSource[]> {
  const converts = columns.map(({ type }) => (type === 'date' ? dayNumbers() : VALUES[type]));
  let held: Row[] = [];
  const group = () =>
    columns.map(({ id, type }, index) => ({
      name: id,
      data: held.map((row) => converted(row[index] ?? null, converts[index] as Convert)),
      // least and greatest of texts cost more to find than they spare a reader
      statistics: type !== 'text',
    }));
  for await (const page of rows) {
    for (const row of page) {
      held.push(row);
      if (held.length < ROWS_IN_A_GROUP) continue;
      yield group();
      held = [];
    }
  }
  if (held.length > 0) yield group();
}

type Convert = (cell: NonNullable<Cell>) => unknown;

function converted(cell: Cell, convert: Convert): unknown {
  return cell === null ? null : convert(cell);
}

const DAYS_REMEMBERED = 10_000;
const DAY_ZERO = '1970-01-01' as CalendarDate;

/** Days are few, and finding out their number costs more than remembering it. */
function dayNumbers(): Convert {
  const known = new Map<CalendarDate, number>();
  return (cell) => {
    const day = cell as CalendarDate;
    const number = known.get(day) ?? daysBetween(DAY_ZERO, day);
    if (known.size < DAYS_REMEMBERED) known.set(day, number);
    return number;
  };
}

const VALUES: Readonly<Record<Exclude<CellType, 'date'>, Convert>> = {
  text: String,
  integer: (cell) => BigInt(cell),
  decimal: Number,
  boolean: (cell) => cell === true,
  instant: (cell) => BigInt(microsOf(cell as Instant)),
};

const TYPES: Readonly<Record<CellType, Partial<SchemaElement>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT64' },
  decimal: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MICROS', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' } },
};

function schemaOf(columns: readonly Column[]): SchemaElement[] {
  const elements = columns.map(
    ({ id, type, required }): SchemaElement => ({ name: id, repetition_type: required === true ? 'REQUIRED' : 'OPTIONAL', ...TYPES[type] }),
  );
  return [{ name: 'table', num_children: columns.length }, ...elements];
}

function metadataOf({ title, language, columns, about }: Table): { key: string; value: string }[] {
  const named: Readonly<Record<string, Json>> = { title, language, columns: aboutColumns(columns), ...about };
  return Object.entries(named).map(([key, value]) => ({ key, value: JSON.stringify(value) }));
}

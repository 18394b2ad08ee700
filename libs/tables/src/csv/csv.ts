import type { Cell, CellType, Row, Table } from '../table.js';
import type { TableWriter } from '../writer.js';
import { harmless } from '../harmless.js';

interface Dialect {
  readonly separator: ',' | ';';
  readonly decimalMark: '.' | ',';
  /** What comes first: Excel takes a file for UTF-8 only when it begins with this mark. */
  readonly mark: '' | '\uFEFF';
}

/** By RFC 4180, with decimal point; UTF-8. The first line has the columns' ids; no value is an empty field, an empty text is `""`. */
export const csv: TableWriter = writerOf({ separator: ',', decimalMark: '.', mark: '' });

/** The kind that Excel opens as it should where a comma is the decimal mark. */
export const csvNb: TableWriter = writerOf({ separator: ';', decimalMark: ',', mark: '\uFEFF' });

function writerOf(dialect: Dialect): TableWriter {
  return {
    mediaType: 'text/csv; charset=utf-8; header=present',
    extension: 'csv',
    mostRows: null,
    async *write(table) {
      yield Buffer.from(`${dialect.mark}${headings(table, dialect)}`);
      const fields = table.columns.map((column) => fieldOf(column.type, dialect));
      for await (const page of table.rows) yield Buffer.from(page.map((row) => lineOf(row, fields, dialect)).join(''));
    },
  };
}

type Field = (cell: NonNullable<Cell>) => string;

function headings(table: Table, { separator }: Dialect): string {
  return `${table.columns.map((column) => quoted(harmless(column.id))).join(separator)}\r\n`;
}

function lineOf(row: Row, fields: readonly Field[], { separator }: Dialect): string {
  let line = '';
  for (const [index, field] of fields.entries()) {
    const cell = row[index];
    line += `${index === 0 ? '' : separator}${cell === null || cell === undefined ? '' : field(cell)}`;
  }
  return `${line}\r\n`;
}

function fieldOf(type: CellType, { decimalMark }: Dialect): Field {
  if (type === 'text') return (cell) => (PLAIN.test(String(cell)) ? String(cell) : quoted(harmless(String(cell))));
  if (type === 'decimal' && decimalMark === ',') return (cell) => String(cell).replace('.', ',');
  return String;
}

/** Text that needs neither a look nor quotes, as ids and most names: one test in place of three. */
const PLAIN = /^[\p{L}\d](?:[^",;\s]| (?! |$))*$/u;

/** Both separators are reason enough for quotes: a file may be opened where the other one divides. */
const NEEDS_QUOTES = /[",;\r\n\t]|^$|^\s|\s$/;

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

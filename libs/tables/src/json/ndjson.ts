import type { Cell, CellType, Table } from '../table.js';
import type { TableWriter } from '../writer.js';

/** One JSON object a line, by the columns' ids. Numbers have every digit they were recorded with. */
export const ndjson: TableWriter = {
  mediaType: 'application/x-ndjson',
  extension: 'ndjson',
  mostRows: null,
  async *write({ columns, rows }: Table) {
    const fields = columns.map(({ id, type }, index) => ({ name: `${index === 0 ? '{' : ','}${JSON.stringify(id)}:`, type }));
    for await (const page of rows) {
      let text = '';
      for (const row of page) {
        for (const [index, { name, type }] of fields.entries()) text += name + jsonOf(type, row[index] ?? null);
        text += '}\n';
      }
      yield Buffer.from(text);
    }
  },
};

/** A cell as JSON: decimals as numbers with all their digits. */
export function jsonOf(type: CellType, cell: Cell): string {
  return type === 'decimal' && cell !== null ? String(cell) : JSON.stringify(cell);
}

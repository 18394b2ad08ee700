import { aboutTable } from '../about.js';
import type { TableWriter } from '../writer.js';
import { MOST_ROWS } from './sheet.js';
import { xlsxOf } from './workbook.js';

/** A workbook with two sheets: the table, and what goes with it. */
export const xlsx: TableWriter = {
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  mostRows: MOST_ROWS,
  write: (table) => xlsxOf({ title: table.title, language: table.language, sheets: [table, aboutTable(table)] }),
};

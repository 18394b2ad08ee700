import { csv, csvNb } from './csv/csv.js';
import type { TableFormat, TableWriter } from './writer.js';
import { xlsx } from './xlsx/xlsx.js';

/** The writer of each format. */
export const TABLE_WRITERS: Readonly<Pick<Record<TableFormat, TableWriter>, 'csv' | 'csv-nb' | 'xlsx'>> = { csv, 'csv-nb': csvNb, xlsx };

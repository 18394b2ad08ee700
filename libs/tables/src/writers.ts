import { csv, csvNb } from './csv/csv.js';
import { jsonStat } from './json/json-stat.js';
import { ndjson } from './json/ndjson.js';
import { parquet } from './parquet/parquet.js';
import type { TableFormat, TableWriter } from './writer.js';
import { xlsx } from './xlsx/xlsx.js';

/** The writer of each format. */
export const TABLE_WRITERS: Readonly<Record<TableFormat, TableWriter>> = { csv, 'csv-nb': csvNb, ndjson, 'json-stat': jsonStat, parquet, xlsx };

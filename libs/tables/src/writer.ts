import type { Table } from './table.js';

/** The formats a table can be written in; `csv-nb` is the kind with semicolon and decimal comma that a Norwegian Excel opens. */
export const TABLE_FORMATS = ['csv', 'csv-nb', 'ndjson', 'json-stat', 'parquet', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Writes tables in one format. The same rows give the same bytes, on every machine and in every time zone. */
export interface TableWriter {
  readonly mediaType: string;
  /** The end of a file's name, without its point. */
  readonly extension: string;
  /** How many rows a file of the format can hold, or `null` when there is no end. */
  readonly mostRows: number | null;
  /**
   * The file, piece by piece; nothing is read ahead of what has been taken.
   * @throws Refused `too-large` when there are more rows than {@link mostRows}
   */
  write(table: Table): AsyncGenerator<Uint8Array, void, undefined>;
}

/** All pieces in one. */
export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

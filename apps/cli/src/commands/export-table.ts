import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { invalid } from '#kernel';
import type { TableFormat } from '#tables';
import { through } from '../door/through.js';
import { destination } from '../terminal/destination.js';
import type { PointOptions } from '../terminal/options.js';
import { progress } from '../terminal/progress.js';

/** What tables are narrowed and gathered by; the ledger says which of them a table takes. */
export const TABLE_CHOICES: readonly (readonly [flags: string, description: string])[] = [
  ['--measure <measure>', 'of this measure only'],
  ['--unit <unit>', 'at or below this unit'],
  ['--kind <kind>', 'for each unit of the kind: region, branch, …'],
  ['--from <date>', 'from this day on'],
  ['--every <period>', 'gathered by month, quarter, year or planYear, by the stated rule of each measure'],
  ['--disclosure <audience>', 'series, revisions, roll-up: outside takes out what could tell of few people'],
  ['--known <period>', 'revisions: all changes, or what was known at the end of each month, quarter or year'],
  ['--plan <plan>', 'of this plan'],
  ['--goal <goal>', 'of this goal'],
  ['--coverage <coverage>', 'of this question to the units'],
];

const CHOICES = ['measure', 'unit', 'kind', 'from', 'every', 'known', 'plan', 'goal', 'coverage', 'disclosure'] as const;

export interface ExportTableOptions extends PointOptions, Partial<Readonly<Record<(typeof CHOICES)[number], string>>> {
  readonly out?: string;
  readonly format?: TableFormat;
}

const FORMAT_BY_END: Readonly<Record<string, TableFormat>> = { csv: 'csv', ndjson: 'ndjson', json: 'json-stat', parquet: 'parquet', xlsx: 'xlsx' };

/** `export TABLE`: the table in a new file, or on standard output; the link that gives the same again is told beside it. */
export async function exportTable(table: string, options: ExportTableOptions): Promise<void> {
  const { at, asOf, language, out } = options;
  const format = options.format ?? formatOf(out);
  const choices = Object.fromEntries(CHOICES.map((choice) => [choice, options[choice]]));
  await through(options, 'analyst', async (door) => {
    const { self, pieces } = await door.exportTable(table, { ...choices, at, asOf, language, format });
    const file = await destination(out);
    const work = out === undefined && process.stdout.isTTY ? null : progress('Exporting', null, 'kB');
    try {
      await pipeline(
        counted(pieces, (bytes) => work?.to(Math.round(bytes / 1000))),
        file,
        { end: file !== process.stdout },
      );
    } catch (error) {
      if (out !== undefined) await rm(out, { force: true });
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    } finally {
      work?.done();
    }
    if (out !== undefined) process.stderr.write(`${out}: the same again from ${self}\n`);
  });
}

function formatOf(out: string | undefined): TableFormat {
  const end = out?.split('.').at(-1) ?? 'csv';
  const format = FORMAT_BY_END[end];
  if (format !== undefined) return format;
  throw invalid('--format', `is missing, and ${JSON.stringify(out)} does not tell it`, 'give it: csv, csv-nb, ndjson, json-stat, parquet or xlsx');
}

async function* counted(pieces: AsyncIterable<Uint8Array>, tell: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.byteLength;
    tell(bytes);
    yield piece;
  }
}

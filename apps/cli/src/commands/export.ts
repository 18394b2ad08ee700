import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Option, type Command } from 'commander';
import { openLogReader, TABLE_NAMES } from '#application';
import type { EventReader, StoredEvent } from '#event-store';
import { invalid } from '#kernel';
import { TABLE_FORMATS } from '#tables';
import { layoutHere } from '../door/place.js';
import { destination } from '../terminal/destination.js';
import { withExamples, withPoint } from '../terminal/options.js';
import { progress, type Progress } from '../terminal/progress.js';
import { exportAudit, type ExportAuditOptions } from './export-audit.js';
import { exportTable, TABLE_CHOICES, type ExportTableOptions } from './export-table.js';

const PAGE = 1000;

export function exportCommand(program: Command): void {
  const command = withPoint(
    program
      .command('export')
      .argument('[table]', `one of ${TABLE_NAMES.join(', ')}; none for events`)
      .description("A table for one's own tools; or every event in order, from the files, as NDJSON or as a package that an auditor can verify"),
  );
  for (const [flags, description] of TABLE_CHOICES) command.option(flags, description);
  command
    .addOption(new Option('--format <format>', 'of a table (by the end of the name in --out, else csv)').choices(TABLE_FORMATS))
    .option('--out <path>', 'write to this new file (standard output); with --audit a new folder, or a new .zip file')
    .option('--audit', "the auditor's package of one signed checkpoint: events, fingerprints, checkpoints and keys")
    .option('--checkpoint <size>', 'with --audit: the signed checkpoint of this many events (the latest)')
    .option('--without-payloads <stream...>', 'with --audit: leave out the contents of streams whose names begin so')
    .option('--envelopes-only', 'with --audit: leave out all contents')
    .option('--reason <text>', 'with --audit: why contents are left out')
    .addHelpText('after', '\nEach line is {"seq","envelope","salt","payload"}; envelope and payload are the bytes that were hashed, sealed fields sealed.')
    .action(async (table: string | undefined, options: ExportAuditOptions & ExportTableOptions & { readonly audit?: boolean }) => {
      if (table !== undefined) return exportTable(table, options);
      if (options.audit === true) return exportAudit(options);
      if (options.url !== undefined) throw invalid('--url', 'a server gives tables, and no events whole', 'name a table, or read the files where they are');
      const reader = openLogReader(layoutHere(options));
      try {
        await writeAll(reader, await destination(options.out), options.out !== undefined || !process.stdout.isTTY);
      } finally {
        await reader.close();
      }
    });
  withExamples(command, [
    'export series --measure members --every quarter --kind region --out members.xlsx',
    'export measurements --at 2022-12-31 --format parquet --out measurements.parquet',
    'export --out events.ndjson',
    'export | head -n 1',
    'export --audit --out audit-2023.zip',
    'export --audit --out for-the-union --without-payloads access organisation --reason "names of members"',
  ]);
}

/** Stops without complaint where whoever reads the output has had enough. */
async function writeAll(reader: EventReader, out: Writable, showProgress: boolean): Promise<void> {
  const total = (await reader.head()).seq + 1;
  const work = showProgress ? progress('Exporting', total, 'events') : null;
  try {
    await pipeline(textOf(reader, total, work), out, { end: out !== process.stdout });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  } finally {
    work?.done();
  }
}

async function* textOf(reader: EventReader, total: number, work: Progress | null): AsyncGenerator<string> {
  for (let done = 0; done < total; ) {
    const page = await reader.readAll(done - 1, Math.min(PAGE, total - done));
    yield page.map(lineOf).join('');
    done += page.length;
    work?.to(done);
  }
}

function lineOf({ seq, envelope, salt, payload }: StoredEvent): string {
  return `{"seq":${seq},"envelope":${envelope},"salt":"${salt}","payload":${payload}}\n`;
}

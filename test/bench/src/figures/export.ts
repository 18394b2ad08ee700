import { runLedger, type EmbeddedLedger } from '#application';
import { Broken } from '#kernel';
import type { TableFormat } from '#tables';
import { readBare } from '../baseline/bare-reads.js';
import type { Figure } from '../figure.js';
import { FEWEST_EVENTS } from '../options.js';
import { comparisonOf, inTurns, rateOf } from '../rounds.js';
import { ServerProcess } from './server-process.js';
import type { FilledLedger } from '../ledger/fill.js';

/** What every format but those of spreadsheets and cubes has no end of. */
export const exportCsv = exported('csv');
export const exportParquet = exported('parquet');

/** Every measurement of the ledger as a file, written in a thread of its own and taken here. */
function exported(format: TableFormat): Figure {
  return {
    name: `export-${format}`,
    what: `every fact of the large ledger taken out as ${format}, against reading the rows and writing nothing`,
    unit: 'events/s',
    bound: { atLeast: 0.3 },
    measure: async (workspace, { events, rounds }) => {
      const { folder } = await workspace.filled(events);
      const facts = await readBare(folder);
      const running = await runLedger(folder);
      try {
        return await inTurns(
          () => rateOf(async () => takeAll(running, format, facts)),
          () => rateOf(() => readBare(folder)),
          rounds,
        );
      } finally {
        await running.close();
      }
    },
  };
}

async function takeAll(running: EmbeddedLedger, format: TableFormat, facts: number): Promise<number> {
  const request = { table: 'measurements', params: { format, at: '2199-12-31' }, address: '/api/v1/exports/measurements' };
  const { pieces } = await running.exportTable(request, running.ledger.self);
  let bytes = 0;
  for await (const piece of pieces) bytes += piece.byteLength;
  if (bytes === 0) throw new Broken(`nothing was taken out as ${format}`);
  return facts;
}

/** The most memory that a server held while all facts were taken out as Parquet: it grows with what is written at once, not with the ledger. */
export const exportMemory: Figure = {
  name: 'export-memory',
  what: `peak memory of a server while every fact of the large ledger is taken out as parquet, against one of ${FEWEST_EVENTS.toLocaleString('en')} events`,
  unit: 'MB',
  bound: null,
  measure: async (workspace, { events }) => {
    const [large, small] = [await workspace.filled(events), await workspace.filled(FEWEST_EVENTS)];
    return comparisonOf([[await peakWhileExporting(large), await peakWhileExporting(small)]]);
  },
};

async function peakWhileExporting(ledger: FilledLedger): Promise<number> {
  const server = await ServerProcess.start(ledger);
  await server.takeOut('/api/v1/exports/measurements?format=parquet&at=2199-12-31');
  const megabytes = await server.peakMegabytes();
  await server.stop();
  return megabytes;
}

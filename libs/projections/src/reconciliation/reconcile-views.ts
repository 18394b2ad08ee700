import type { Clock } from '#kernel';
import type { Log } from '../engine/projector.js';
import type { Table } from '../engine/table.js';
import type { Read, ViewsReader } from '../engine/views.js';
import { readModels } from '../read-models.js';
import { statusNeedTable, statusTable } from '../status/tables.js';
import { makeAnew } from './made-anew.js';
import { digestsOf, PlaceComparison, type ComparedPlace } from './place.js';
import { rowsOf, sideBySide, type KeyedRow } from './rows.js';
import { differentStatuses } from './statuses.js';
import { StreamsBySeq } from './streams.js';

/** What holding the read models to the log came to. */
export interface ReconciledViews {
  /** The last event that every one of them has seen. */
  readonly seq: number;
  /** Each table. */
  readonly places: readonly ComparedPlace[];
  /** Goals whose kept status is not what computing it answers. */
  readonly statuses: readonly string[];
}

/** Filled by work on reading as well as by the log: what its rows are is held to computing them anew. */
const KEPT_UP = new Set<string>([statusTable.name, statusNeedTable.name]);

/**
 * Makes the read models anew from the log in a temporary folder, up to where those in use are, and compares them row by row, whichever engine
 * they lie on; what is kept up besides, the goals' statuses, is computed anew. Nothing is changed. Memory: a number an event, and what is
 * told of each stream.
 * @throws Refused `not-yet` when there are no read models of this version, `unavailable` when the log ends before them; Broken when the events can't be applied
 */
export async function reconcileViews(
  views: ViewsReader,
  log: Log,
  clock: Clock,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<ReconciledViews> {
  return views.snapshot(async (found) => {
    const reached = new Map((await found.all<{ name: string; seq: number }>('SELECT name, seq FROM projection')).map(({ name, seq }) => [name, seq]));
    const made = await makeAnew(log, reached, clock, onProgress);
    try {
      return await made.views.snapshot(async (due) => ({
        seq: Math.min(...reached.values()),
        places: await comparedTables(due, found),
        statuses: await differentStatuses(found, due, clock),
      }));
    } finally {
      await made.remove();
    }
  });
}

async function comparedTables(due: Read, found: Read): Promise<readonly ComparedPlace[]> {
  const streams = await StreamsBySeq.of(due);
  const places: ComparedPlace[] = [];
  for (const table of readModels.flatMap(({ tables }) => tables)) {
    if (!KEPT_UP.has(table.name)) places.push(await compared(table, due, found, streams));
  }
  return places;
}

async function compared(table: Table, due: Read, found: Read, streams: StreamsBySeq): Promise<ComparedPlace> {
  const comparison = new PlaceComparison(table.name);
  for await (const [wanted, there] of sideBySide(rowsOf(due, table), rowsOf(found, table))) {
    const { key, row } = (wanted ?? there) as KeyedRow;
    const at = table.key.map((column, index) => `${column} ${key[index]}`).join(', ');
    comparison.add(await streams.ofRow(table, row), at, ...digestsOf(textOf(table, wanted), textOf(table, there)));
  }
  return comparison.result();
}

/** The row's values in the order of the table's columns. */
function textOf({ columns }: Table, keyed: KeyedRow | null): string | null {
  return keyed === null ? null : JSON.stringify(Object.keys(columns).map((column) => keyed.row[column] ?? null));
}

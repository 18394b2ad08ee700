import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Clock, isCalendarDate, todayOf } from '#kernel';
import type { EventReader } from '#event-store';
import { Projector, type Log } from '../engine/projector.js';
import type { Projection } from '../engine/projection.js';
import type { Table } from '../engine/table.js';
import { settingsAt } from '../queries/ledger.js';
import { readModels } from '../read-models.js';
import { statusNeedTable, statusTable } from '../status/tables.js';
import { statusRowOf } from '../status/upkeep.js';
import { SqliteViewsReader } from './views-reader.js';
import { checkpointsAt, SqliteViewsWriter } from './views-writer.js';

const PAGE = 1000;

/** A table of the read models whose rows are not those that the events make. */
export interface DifferentTable {
  readonly table: string;
  /** Rows found, and rows that are due. */
  readonly found: number;
  readonly due: number;
}

/** What comparing the read models with the log came to. */
export interface ViewsComparison {
  readonly tables: number;
  readonly rows: number;
  readonly different: readonly DifferentTable[];
  /** Goals whose kept status is not what computing it answers. */
  readonly statuses: readonly string[];
}

/** What a table holds, as rows and one digest over all of them. */
interface Digest {
  readonly rows: number;
  readonly sha256: string;
}

/** Filled by work on reading as well as by the log: what its rows are is held to computing them anew. */
const KEPT_UP = new Set<string>([statusTable.name, statusNeedTable.name]);

/**
 * Makes the read models anew from the log in a temporary folder, up to where those in the file are, and compares them row by row; what is
 * kept up besides, the goals' statuses, is computed anew. Nothing in the data folder changes. Null when there are no read models of this version.
 * @throws Broken when the events can't be applied
 */
export async function compareViews(
  file: string,
  log: Pick<EventReader, 'readAll' | 'head'>,
  clock: Clock,
  onProgress: (done: number, total: number) => void,
): Promise<ViewsComparison | null> {
  const live = digestsOf(file);
  if (live === null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'fremdrift-views-'));
  try {
    const made = join(folder, 'views.db');
    await makeAnew(made, log, clock, live.reached, onProgress);
    const due = digestsOf(made);
    const different = [...live.tables].flatMap(([table, found]) => {
      const wanted = due?.tables.get(table);
      return wanted?.sha256 === found.sha256 ? [] : [{ table, found: found.rows, due: wanted?.rows ?? 0 }];
    });
    const rows = [...live.tables.values()].reduce((sum, digest) => sum + digest.rows, 0);
    return { tables: live.tables.size, rows, different, statuses: await differentStatuses(live.statuses, made, clock) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A row of the table of statuses, as it lies there. */
interface KeptStatus {
  readonly goal: string;
  readonly plan: string;
  readonly seq: number;
  readonly at: string;
  readonly item: string | null;
  readonly next_change_on: string | null;
  readonly needs: readonly string[];
}

interface Live {
  readonly reached: ReadonlyMap<string, number>;
  readonly tables: ReadonlyMap<string, Digest>;
  readonly statuses: readonly KeptStatus[];
}

/** What the file holds at one moment; null when it holds no read models of this version. */
function digestsOf(file: string): Live | null {
  const checkpoints = checkpointsAt(file);
  const versions = new Map(checkpoints?.map(({ name, version }) => [name, version]));
  if (!readModels.every(({ name, version }) => versions.get(name) === version)) return null;
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  try {
    database.exec('PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; BEGIN');
    const reached = database.prepare('SELECT name, seq FROM projection').all();
    const tables = readModels.flatMap(({ tables }) => tables).filter(({ name }) => !KEPT_UP.has(name));
    return {
      reached: new Map(reached.map((row) => [String(row['name']), Number(row['seq'])])),
      tables: new Map(tables.map((table) => [table.name, digestOf(database, table)])),
      statuses: statusesIn(database),
    };
  } finally {
    database.close();
  }
}

function digestOf(database: DatabaseSync, { name, columns, key }: Table): Digest {
  const hash = createHash('sha256');
  let rows = 0;
  const every = database.prepare(`SELECT ${Object.keys(columns).join(', ')} FROM ${name} ORDER BY ${key.join(', ')}`, { returnArrays: true });
  for (const row of every.iterate()) {
    hash.update(JSON.stringify(row));
    rows += 1;
  }
  return { rows, sha256: hash.digest('hex') };
}

function statusesIn(database: DatabaseSync): readonly KeptStatus[] {
  const needs = database.prepare(`SELECT kind, id FROM ${statusNeedTable.name} WHERE goal = ?`);
  return database
    .prepare(`SELECT goal, plan, seq, at, item, next_change_on FROM ${statusTable.name} ORDER BY goal`)
    .all()
    .map((row) => ({ ...(row as object as Omit<KeptStatus, 'needs'>), needs: needs.all(String(row['goal'])).map(needKey) }));
}

function needKey(row: object): string {
  const { kind, id } = row as { readonly kind: string; readonly id: string };
  return `${kind} ${id}`;
}

async function makeAnew(
  file: string,
  log: Pick<EventReader, 'readAll' | 'head'>,
  clock: Clock,
  reached: ReadonlyMap<string, number>,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const writer = new SqliteViewsWriter(file, readModels);
  try {
    for (const [seq, projections] of groupedBySeq(reached)) {
      const projector = await Projector.open(upTo(log, seq), writer, projections, { pageSize: PAGE, clock });
      while ((await projector.step()) > 0) onProgress(projector.seq + 1, seq + 1);
    }
  } finally {
    await writer.close();
  }
}

/** On a ledger in use, one may be a page ahead of another. */
function groupedBySeq(reached: ReadonlyMap<string, number>): ReadonlyMap<number, readonly Projection[]> {
  return Map.groupBy(readModels, ({ name }) => reached.get(name) ?? -1);
}

/** The log as it was at the seq. */
function upTo(log: Pick<EventReader, 'readAll' | 'head'>, last: number): Log {
  return {
    head: async () => ({ ...(await log.head()), seq: last }),
    readAll: async (after, limit) => (after >= last ? [] : log.readAll(after, Math.min(limit, last - after))),
  };
}

async function differentStatuses(kept: readonly KeptStatus[], made: string, clock: Clock): Promise<readonly string[]> {
  const views = new SqliteViewsReader(made, readModels);
  try {
    return await views.snapshot(async (read) => {
      const due = new Map((await read.all<{ goal: string; plan: string }>(`SELECT goal, plan FROM ${statusTable.name}`)).map(({ goal, plan }) => [goal, plan]));
      const different = [...due.keys()].filter((goal) => !kept.some((row) => row.goal === goal));
      for (const row of kept) {
        const isDue = row.item === null || (await isStill(row));
        if (due.get(row.goal) !== row.plan || !isDue) different.push(row.goal);
      }
      return different;

      async function isStill({ goal, seq, at, item, next_change_on, needs }: KeptStatus): Promise<boolean> {
        if (!isCalendarDate(at) || at > todayOf(clock, (await settingsAt(read, seq)).timeZone)) return false;
        const computed = await statusRowOf(read, goal, { at, seq });
        return computed.item === item && computed.nextChangeOn === next_change_on && computed.needs.every((need) => needs.includes(needKey(need)));
      }
    });
  } finally {
    await views.close();
  }
}

import { DatabaseSync } from 'node:sqlite';
import { Broken, systemClock } from '#kernel';
import { openSqliteReader } from '#event-store';
import { Projector, readModels, sqlOf, SqliteViewsWriter, type Commit, type RowStatement, type ViewsWriter } from '#projections';

/** What building the read models of a log writes, worked out beforehand. */
export interface RowWrites {
  readonly pageSize: number;
  readonly pages: readonly Page[];
}

interface Page {
  /** Last event of the page. */
  readonly seq: number;
  /** What it does to each projection, in one transaction each. */
  readonly commits: { readonly projection: string; readonly statements: readonly RowStatement[] }[];
}

/** Every row that building the read models of the log in pages of this size writes, in order. */
export async function rowWritesOf(logPath: string, pageSize: number): Promise<RowWrites> {
  const pages: Page[] = [];
  const remembering: ViewsWriter = {
    checkpoints: async () => [],
    commit: async ({ from, to, changes }: Commit) => {
      if (to.stopped !== null) throw new Broken(to.stopped.error);
      if (pages.at(-1)?.seq !== to.seq) pages.push({ seq: to.seq, commits: [] });
      pages.at(-1)?.commits.push({ projection: from.name, statements: changes.flat().map(sqlOf) });
    },
    close: async () => undefined,
  };
  const log = openSqliteReader(logPath);
  const projector = await Projector.open(log, remembering, readModels, { pageSize, clock: systemClock });
  for (let read = pageSize; read > 0; ) read = await projector.step();
  await log.close();
  return { pageSize, pages };
}

/**
 * Builds read models without our layers, in a file of its own: reads the log, parses each event, and writes those rows in the same pages
 * and transactions. @returns how many events it read
 */
export async function buildBare(logPath: string, viewsPath: string, { pageSize, pages }: RowWrites): Promise<number> {
  await new SqliteViewsWriter(viewsPath, readModels).close();
  const log = new DatabaseSync(logPath, { readOnly: true });
  const views = new DatabaseSync(viewsPath);
  views.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -65536');
  const read = log.prepare('SELECT seq, envelope, payload FROM event WHERE seq > ? ORDER BY seq LIMIT ?');
  const move = views.prepare('UPDATE projection SET seq = ? WHERE name = ?');
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const statementFor = (sql: string) => prepared.get(sql) ?? prepared.set(sql, views.prepare(sql)).get(sql);

  let last = -1;
  for (const { seq, commits } of pages) {
    for (const { envelope, payload } of read.all(last, pageSize)) parse(envelope as string, payload as string);
    for (const { projection, statements } of commits) {
      views.exec('BEGIN IMMEDIATE');
      move.run(seq, projection);
      for (const { sql, values } of statements) statementFor(sql)?.run(...values);
      views.exec('COMMIT');
    }
    last = seq;
  }
  log.close();
  views.close();
  return last + 1;
}

function parse(envelope: string, payload: string): readonly [unknown, unknown] {
  return [JSON.parse(envelope), JSON.parse(payload)];
}

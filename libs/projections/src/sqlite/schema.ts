import type { Projection } from '../engine/projection.js';
import type { Table } from '../engine/table.js';

const CHECKPOINTS = `CREATE TABLE IF NOT EXISTS projection (
  name TEXT PRIMARY KEY, version INTEGER NOT NULL, seq INTEGER NOT NULL, event_id TEXT NOT NULL, updated_at TEXT NOT NULL, stopped TEXT
) WITHOUT ROWID`;

/** Statements that make the tables of these read models where they are missing. */
export function schemaOf(projections: readonly Projection[]): string[] {
  return [CHECKPOINTS, ...projections.flatMap((projection) => projection.tables.flatMap(tableStatements))];
}

function tableStatements(table: Table): string[] {
  const columns = Object.entries(table.columns).map(
    ([name, type]) => `${name} ${type.startsWith('text') ? 'TEXT' : 'INTEGER'}${type.endsWith('?') ? '' : ' NOT NULL'}`,
  );
  const create = `CREATE TABLE IF NOT EXISTS ${table.name} (${columns.join(', ')}, PRIMARY KEY (${table.key.join(', ')})) STRICT`;
  const indexes = table.indexes.map((index) => `CREATE INDEX IF NOT EXISTS ${table.name}_by_${index.join('_')} ON ${table.name} (${index.join(', ')})`);
  return [table.clustered ? `${create}, WITHOUT ROWID` : create, ...indexes];
}

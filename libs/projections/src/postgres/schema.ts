import type { Projection } from '../engine/projection.js';
import type { Table } from '../engine/table.js';

const CHECKPOINTS = `CREATE TABLE IF NOT EXISTS projection (
  name text COLLATE "C" PRIMARY KEY, version bigint NOT NULL, seq bigint NOT NULL, event_id text NOT NULL, updated_at text NOT NULL, stopped text
)`;

/** Statements that make the tables of these read models where they are missing. Names have no schema: they lie in the first of the search path. */
export function schemaOf(projections: readonly Projection[]): readonly string[] {
  return [CHECKPOINTS, ...projections.flatMap(({ tables }) => tables.flatMap(tableStatements))];
}

/** Text is ordered by its bytes, as SQLite does: days and ids are compared, never sorted for people. */
function tableStatements({ name, columns, key, indexes, byYearOf }: Table): readonly string[] {
  const defined = Object.entries(columns).map(
    ([column, type]) => `${column} ${type.startsWith('text') ? 'text COLLATE "C"' : 'bigint'}${type.endsWith('?') ? '' : ' NOT NULL'}`,
  );
  // a partitioned table's key must name what it is partitioned by
  const primary = byYearOf === null ? key : [...key, byYearOf];
  const create = `CREATE TABLE IF NOT EXISTS ${name} (${defined.join(', ')}, PRIMARY KEY (${primary.join(', ')}))`;
  return [
    byYearOf === null ? create : `${create} PARTITION BY RANGE (${byYearOf})`,
    ...indexes.map((index) => `CREATE INDEX IF NOT EXISTS ${name}_by_${index.join('_')} ON ${name} (${index.join(', ')})`),
  ];
}

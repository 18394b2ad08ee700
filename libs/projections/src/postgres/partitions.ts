import type { Queries } from '#postgres';
import type { RowChange } from '../engine/row-change.js';
import type { Table } from '../engine/table.js';

/** Years before and from here on lie together, so that odd days make no thousand partitions. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

/** A part of a table, for days in `[from, before)`; null is without end. */
interface Partition {
  readonly name: string;
  readonly from: string | null;
  readonly before: string | null;
}

/** The part that a day's row lies in: that of its year. */
function partitionFor(table: Table, day: string): Partition {
  const year = Number(day.slice(0, 4));
  if (year < FIRST_YEAR) return { name: `${table.name}_before`, from: null, before: String(FIRST_YEAR) };
  if (year > LAST_YEAR) return { name: `${table.name}_after`, from: String(LAST_YEAR + 1), before: null };
  return { name: `${table.name}_${year}`, from: String(year), before: String(year + 1) };
}

/** The parts that the rows put in by these changes need, by name. */
export function partitionsFor(changes: readonly (readonly RowChange[])[]): ReadonlyMap<string, { readonly table: Table; readonly partition: Partition }> {
  const needed = new Map<string, { readonly table: Table; readonly partition: Partition }>();
  for (const change of changes.flat()) {
    const { table } = change;
    if (change.kind === 'update' || table.byYearOf === null) continue;
    const partition = partitionFor(table, change.row[table.byYearOf] as string);
    if (!needed.has(partition.name)) needed.set(partition.name, { table, partition });
  }
  return needed;
}

function bound(text: string | null, without: string): string {
  return text === null ? without : `'${text}'`;
}

/** Adds a part without holding up who reads the others: made first, then attached. */
export async function addPartition(within: Queries, table: Table, { name, from, before }: Partition): Promise<void> {
  await within.run(`CREATE TABLE ${name} (LIKE ${table.name} INCLUDING ALL)`);
  await within.run(`ALTER TABLE ${table.name} ATTACH PARTITION ${name} FOR VALUES FROM (${bound(from, 'MINVALUE')}) TO (${bound(before, 'MAXVALUE')})`);
}

/** The parts there are, by name. */
export async function partitionsIn(postgres: Queries): Promise<ReadonlySet<string>> {
  const rows = await postgres.query(
    `SELECT part.relname AS name FROM pg_inherits JOIN pg_class part ON part.oid = inhrelid
     WHERE part.relkind = 'r' AND part.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())`,
  );
  return new Set(rows.map(({ name }) => String(name)));
}

import { Refused } from '#kernel';
import type { Value } from '../engine/row-change.js';
import type { Table } from '../engine/table.js';
import type { Read } from '../engine/views.js';

const PAGE = 1000;

export type TableRow = Readonly<Record<string, Value>>;

/** A row with its key. */
export interface KeyedRow {
  readonly key: readonly Value[];
  readonly row: TableRow;
}

/** Every row of a table by its key, a page at a time. @throws Refused `unavailable` when the engine gives them in another order, as a damaged index does */
export async function* rowsOf(read: Read, { name, columns, key }: Table): AsyncGenerator<KeyedRow> {
  const select = `SELECT ${Object.keys(columns).join(', ')} FROM ${name}`;
  const order = `ORDER BY ${key.join(', ')} LIMIT ${PAGE}`;
  const after = `WHERE (${key.join(', ')}) > (${key.map(() => '?').join(', ')})`;
  let last: readonly Value[] | null = null;
  for (let count = PAGE; count === PAGE; ) {
    const page: readonly TableRow[] = await (last === null
      ? read.all<TableRow>(`${select} ${order}`)
      : read.all<TableRow>(`${select} ${after} ${order}`, ...last));
    for (const row of page) {
      const own: readonly Value[] = key.map((column) => row[column] ?? null);
      if (last !== null && compareKeys(last, own) >= 0) throw damagedIndex(name);
      last = own;
      yield { key: own, row };
    }
    count = page.length;
  }
}

/** The rows of two tables side by side: both where a key is in both, else the one there is. */
export async function* sideBySide(due: AsyncIterable<KeyedRow>, found: AsyncIterable<KeyedRow>): AsyncGenerator<readonly [KeyedRow | null, KeyedRow | null]> {
  const [dueRows, foundRows] = [due[Symbol.asyncIterator](), found[Symbol.asyncIterator]()];
  let [one, other] = [await nextOf(dueRows), await nextOf(foundRows)];
  while (one !== null || other !== null) {
    const order = one === null ? 1 : other === null ? -1 : compareKeys(one.key, other.key);
    yield [order <= 0 ? one : null, order >= 0 ? other : null];
    if (order <= 0) one = await nextOf(dueRows);
    if (order >= 0) other = await nextOf(foundRows);
  }
}

async function nextOf(rows: AsyncIterator<KeyedRow>): Promise<KeyedRow | null> {
  const next = await rows.next();
  return next.done === true ? null : next.value;
}

/** As both engines order keys: numbers by size, text by its bytes, nothing first. */
function compareKeys(one: readonly Value[], other: readonly Value[]): number {
  for (const [index, value] of one.entries()) {
    const order = compareValues(value, other[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareValues(one: Value, other: Value): number {
  if (one === other) return 0;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'string' && typeof other === 'string') return Buffer.from(one).compare(Buffer.from(other));
  return rankOf(one) - rankOf(other);
}

function rankOf(value: Value): number {
  return value === null ? 0 : typeof value === 'number' ? 1 : 2;
}

function damagedIndex(table: string): Refused {
  const problem = `${table} gives its rows out of order: its index is damaged`;
  const remedy = 'make the read models anew with `fremdrift rebuild`';
  return new Refused('unavailable', `${problem}; ${remedy}`, [{ field: table, problem, remedy }]);
}

/** What can be a value of a statement, and of a row that is copied in. */
export type Value = string | number | bigint | boolean | Uint8Array | null | readonly Value[];

/** What a list of rows is made into before it is handed to the connection: large enough to be worth a write. */
const CHUNK_CHARS = 64 * 1024;

/** Rows in the text format of `COPY`, in chunks (postgresql.org/docs/current/sql-copy.html). Lists are no values here. */
export function* copyText(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += `${row.map(field).join('\t')}\n`;
    if (chunk.length < CHUNK_CHARS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** A value of a row that is copied in. */
export type CopyValue = Exclude<Value, readonly Value[]>;

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function field(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, (char) => ESCAPED[char] ?? char);
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`;
  return String(value);
}

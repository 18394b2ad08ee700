import { Remembered } from '#kernel';

const STATEMENTS_REMEMBERED = 1000;
const texts = new Remembered<string, string>(STATEMENTS_REMEMBERED);

/** The same statement with `$1`, `$2`, … for each `?`. Statements of the read models hold no other question mark. */
export function numbered(sql: string): string {
  const known = texts.get(sql);
  if (known !== undefined) return known;
  let place = 0;
  const text = sql.replaceAll('?', () => `$${(place += 1)}`);
  texts.set(sql, text);
  return text;
}

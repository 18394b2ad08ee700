import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { invalid, Refused } from '#kernel';

/** The lines of a file, or of standard input for `-`, without their ends or a byte-order mark. @throws Refused `not-found` naming the file */
export async function* fileLines(path: string): AsyncGenerator<string> {
  const input = path === '-' ? process.stdin : createReadStream(path, 'utf8');
  let isFirst = true;
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      yield isFirst ? line.replace(/^\uFEFF/, '') : line;
      isFirst = false;
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** How many lines a file has; null for standard input, which can be read only once. */
export async function countLines(path: string): Promise<number | null> {
  if (path === '-') return null;
  const lines = fileLines(path);
  let count = 0;
  while ((await lines.next()).done !== true) count += 1;
  return count;
}

/** A whole file as text. @throws Refused `not-found` naming it */
export function fileText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * A text that somebody wrote, from a file, or from standard input for `-`, without empty lines at its end; reading stops beyond `most` characters.
 * @throws Refused `not-found` naming the file; `invalid` where it is no plain text
 */
export async function proseIn(path: string, most: number): Promise<string> {
  let text = '';
  for await (const line of fileLines(path)) {
    if (/[\0\uFFFD]/.test(line)) throw invalid(path, 'is no plain text in UTF-8', 'save the text as a plain text file (UTF-8)');
    text += `${line}\n`;
    if (text.length > most + 1) break;
  }
  return text.trimEnd();
}

function unreadable(path: string, error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  const problem = error.code === 'ENOENT' ? 'is not there' : `could not be read (${String(error.code)})`;
  return new Refused('not-found', `${path} ${problem}`, [{ field: path, problem, remedy: 'give a file that exists and may be read' }], { cause: error });
}

import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Refused } from '#kernel';

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

function unreadable(path: string, error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  const problem = error.code === 'ENOENT' ? 'is not there' : `could not be read (${String(error.code)})`;
  return new Refused('not-found', `${path} ${problem}`, [{ field: path, problem, remedy: 'give a file that exists and may be read' }], { cause: error });
}

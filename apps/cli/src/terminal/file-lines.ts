import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Refused } from '#kernel';

/** The lines of a file, or of standard input for `-`, without empty ones. @throws Refused `not-found` naming the file */
export async function* fileLines(path: string): AsyncIterable<string> {
  const input = path === '-' ? process.stdin : createReadStream(path, 'utf8');
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() !== '') yield line;
    }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new Refused('not-found', `${path} could not be read`, [{ field: 'FILE', problem, remedy: 'give a file that exists and may be read, or - for standard input' }], {
      cause: error,
    });
  }
}

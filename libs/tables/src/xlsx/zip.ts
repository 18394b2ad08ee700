import { Zip, ZipDeflate } from 'fflate';
import { Refused } from '#kernel';

/** A zip entry's time has neither zone nor meaning here: the same one always, so that the same parts give the same bytes. */
const TIME = new Date(1980, 0, 1);

/** Without the extension for larger files, which not every program reads. */
const MOST_BYTES = 4_000_000_000;

/** One file inside: its path, and its text in pieces. */
export interface Part {
  readonly path: string;
  readonly text: Iterable<string> | AsyncIterable<string>;
}

/**
 * The parts as a zip file, piece by piece; one piece of one part is held at a time.
 * @throws Refused `too-large` when a part is larger than the format holds (4 GB)
 */
export async function* zipped(parts: Iterable<Part>): AsyncGenerator<Uint8Array, void, undefined> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for (const { path, text } of parts) {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = TIME;
    zip.add(file);
    let bytes = 0;
    for await (const piece of text) {
      const encoded = Buffer.from(piece);
      bytes += encoded.byteLength;
      if (bytes > MOST_BYTES) throw tooLarge();
      file.push(encoded);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready.splice(0);
}

function tooLarge(): Refused {
  const problem = 'a sheet would be larger than 4 GB';
  return new Refused('too-large', problem, [{ field: 'format', problem, remedy: 'narrow the question, or ask for csv or parquet, which have no such end' }]);
}

import { csvReader, isCsvHeading } from './csv.js';
import { asMeasurement } from './ndjson.js';

/** Lines that travel together, so that a million of them are not a million pieces. */
const LINES_IN_A_PIECE = 500;

/**
 * The text of a delivery made of a file's lines, NDJSON or CSV by the first of them. Every line keeps its number: the heading of a CSV
 * file becomes a blank line.
 * @throws Refused `invalid` for a heading with an unknown column
 */
export async function* deliveryText(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let convert: ((line: string) => string) | null = null;
  let piece: string[] = [];
  for await (const line of lines) {
    if (convert === null) {
      const isCsv = isCsvHeading(line);
      convert = isCsv ? csvReader(line) : asMeasurement;
      piece.push(isCsv ? '' : convert(line));
    } else piece.push(convert(line));
    if (piece.length < LINES_IN_A_PIECE) continue;
    yield textOf(piece);
    piece = [];
  }
  if (piece.length > 0) yield textOf(piece);
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

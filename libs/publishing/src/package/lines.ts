import type { ExaminedEntry } from '../examination/index.js';
import { MOST_BYTES } from './paths.js';

/** A line of events.ndjson: an event's salt and payload, or neither where they were left out. */
export interface EventLine {
  readonly seq: number;
  readonly disclosed: ExaminedEntry['disclosed'];
}

/** With its newline. The payload is the exact text that was committed to. */
export function eventLine({ seq, disclosed }: EventLine): string {
  return disclosed === null ? `{"seq":${seq}}\n` : `{"seq":${seq},"salt":"${disclosed.salt}","payload":${disclosed.payload}}\n`;
}

const LINE = /^\{"seq":(0|[1-9]\d{0,15})(?:,"salt":"([\w-]*)","payload":(.*))?\}$/s;

/** Null when the line is none. */
export function parseEventLine(line: string): EventLine | null {
  const [, seq, salt, payload] = LINE.exec(line) ?? [];
  if (seq === undefined) return null;
  return { seq: Number(seq), disclosed: salt === undefined || payload === undefined ? null : { salt, payload } };
}

const NEWLINE = 0x0a;

/** The lines of UTF-8 bytes, without their ends; one that is longer than any event's may be comes as null, and is passed over. */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let from = 0;
    for (let end = buffer.indexOf(NEWLINE); end !== -1; end = buffer.indexOf(NEWLINE, from)) {
      const tail = buffer.subarray(from, end);
      yield bytes + tail.length > MOST_BYTES.line ? null : Buffer.concat([...held, tail]).toString();
      [held, bytes, from] = [[], 0, end + 1];
    }
    bytes += buffer.length - from;
    if (bytes <= MOST_BYTES.line) held.push(buffer.subarray(from));
    else held = [];
  }
  if (bytes > 0) yield bytes > MOST_BYTES.line ? null : Buffer.concat(held).toString();
}

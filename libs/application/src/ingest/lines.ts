import { isUtf8 } from 'node:buffer';
import { invalid, Refused } from '#kernel';

/** One line of a delivery, counted from 1: its text, or why it can't be read. */
export interface Line {
  readonly number: number;
  readonly text: string | Refused;
}

/** How much is read before it is handed on, and how long a line may be. */
export interface LineLimits {
  readonly lines: number;
  /** Bytes of a batch; one line more may exceed it. */
  readonly bytes: number;
  /** Bytes of one line, without its end. */
  readonly lineBytes: number;
}

const NEWLINE = 0x0a;

/**
 * The lines of a stream of UTF-8 bytes in batches, blank ones left out but counted. What is held in memory is one chunk, one batch, and
 * at most `lineBytes` of an unfinished line: the rest of a line that is too long is passed over.
 */
export async function* batchesOf(source: AsyncIterable<Uint8Array | string>, limits: LineLimits): AsyncGenerator<readonly Line[]> {
  const reader = new LineReader(limits.lineBytes);
  let batch: Line[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    for (const line of reader.read(Buffer.from(chunk))) {
      batch.push(line);
      bytes += line.text instanceof Refused ? 0 : line.text.length;
      if (batch.length < limits.lines && bytes < limits.bytes) continue;
      yield batch;
      batch = [];
      bytes = 0;
    }
  }
  batch.push(...reader.end());
  if (batch.length > 0) yield batch;
}

class LineReader {
  #number = 0;
  #unfinished: Buffer = Buffer.alloc(0);
  #isTooLong = false;

  constructor(private readonly maxBytes: number) {}

  *read(chunk: Buffer): Generator<Line> {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      yield* this.#finish(chunk.subarray(from, end));
      from = end + 1;
    }
    this.#hold(chunk.subarray(from));
  }

  *end(): Generator<Line> {
    yield* this.#finish(Buffer.alloc(0));
  }

  #hold(bytes: Buffer): void {
    if (bytes.length === 0 || this.#isTooLong) return;
    this.#unfinished = this.#unfinished.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#unfinished, bytes]);
    if (this.#unfinished.length <= this.maxBytes) return;
    this.#isTooLong = true;
    this.#unfinished = Buffer.alloc(0);
  }

  *#finish(last: Buffer): Generator<Line> {
    this.#number += 1;
    const bytes = this.#unfinished.length === 0 ? last : Buffer.concat([this.#unfinished, last]);
    const text = this.#isTooLong || bytes.length > this.maxBytes ? tooLong(this.maxBytes) : textOf(bytes);
    this.#unfinished = Buffer.alloc(0);
    this.#isTooLong = false;
    if (text !== '') yield { number: this.#number, text };
  }
}

function textOf(bytes: Buffer): string | Refused {
  return isUtf8(bytes) ? bytes.toString().trim() : invalid('line', 'is not UTF-8', 'send the text in UTF-8');
}

function tooLong(maxBytes: number): Refused {
  const problem = `is longer than ${maxBytes} bytes`;
  return new Refused('too-large', `line: ${problem}`, [{ field: 'line', problem, remedy: 'shorten its texts; keep long material as evidence' }]);
}

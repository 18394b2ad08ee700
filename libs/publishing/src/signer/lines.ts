import { Broken } from '#kernel';

/** The lines of a stream of UTF-8, without their ends; what comes after the last end of line is no line. @throws Broken for one that is too long */
export async function* linesOf(source: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<string> {
  let held = Buffer.alloc(0);
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    for (let end = held.indexOf('\n'); end !== -1; end = held.indexOf('\n')) {
      yield held.subarray(0, end).toString('utf8');
      held = held.subarray(end + 1);
    }
    if (held.length > maxBytes) throw new Broken(`a line is longer than ${maxBytes} bytes`);
  }
}

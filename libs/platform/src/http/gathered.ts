import { setImmediate as turnOver } from 'node:timers/promises';

/** Larger writes gain nothing. */
const TEXT_LENGTH_MAX = 65_536;

/** Lines that are ready in one turn of the event loop, joined into one text: a write for each line would cost more than the line. */
export async function* gathered(lines: AsyncIterable<string>): AsyncGenerator<string> {
  const iterator = lines[Symbol.asyncIterator]();
  let ahead: Promise<IteratorResult<string>> | null = null;
  try {
    for (;;) {
      const first = await (ahead ?? iterator.next());
      if (first.done === true) return;
      let text = `${first.value}\n`;
      ahead = null;
      const turn = turnOver(null);
      while (text.length < TEXT_LENGTH_MAX) {
        ahead = iterator.next();
        const line = await Promise.race([ahead, turn]);
        if (line === null) break;
        ahead = null;
        if (line.done === true) {
          yield text;
          return;
        }
        text += `${line.value}\n`;
      }
      yield text;
    }
  } finally {
    await iterator.return?.();
  }
}

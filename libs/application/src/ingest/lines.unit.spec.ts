import fc from 'fast-check';
import { Refused } from '#kernel';
import { batchesOf, type Line, type LineLimits } from './lines.js';

const limits: LineLimits = { lines: 3, bytes: 1000, lineBytes: 20 };

async function* chunks(...parts: (string | Uint8Array)[]) {
  yield* parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
}

async function batches(source: AsyncIterable<Uint8Array>, given = limits): Promise<(readonly Line[])[]> {
  const read: (readonly Line[])[] = [];
  for await (const batch of batchesOf(source, given)) read.push(batch);
  return read;
}

const linesOf = async (...parts: (string | Uint8Array)[]) => (await batches(chunks(...parts))).flat();

describe('reading lines', () => {
  it('counts from 1, leaves blank lines out but counts them, and needs no end after the last', async () => {
    expect(await linesOf('a\r\n\n  \nb')).toEqual([
      { number: 1, text: 'a' },
      { number: 4, text: 'b' },
    ]);
    expect(await linesOf('a\n')).toEqual([{ number: 1, text: 'a' }]);
    expect(await linesOf('')).toEqual([]);
  });

  it('hands on as many as a batch may hold, by number and by bytes', async () => {
    expect((await batches(chunks('1\n2\n3\n4\n5\n6\n7\n'))).map((batch) => batch.length)).toEqual([3, 3, 1]);
    expect((await batches(chunks('aaaa\nbb\ncccc\nd\n'), { ...limits, bytes: 5 })).map((batch) => batch.length)).toEqual([2, 2]);
  });

  it('finds the same lines however the bytes are cut, also inside a character', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ maxLength: 10, unit: 'grapheme' })), fc.array(fc.nat({ max: 80 })), async (texts, cuts) => {
        const lines = texts.map((text) => text.replaceAll('\n', ''));
        const bytes = Buffer.from(lines.join('\n'));
        const at = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const parts = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
        const expected = lines.map((text, index) => ({ number: index + 1, text: text.trim() })).filter(({ text }) => text !== '');
        const unbounded = { ...limits, lineBytes: 10_000 };
        expect((await batches(chunks(...parts), unbounded)).flat()).toEqual(expected);
      }),
    );
  });

  it('refuses a line that is too long, whether it comes whole or in pieces, and reads on', async () => {
    for (const long of [['x'.repeat(21)], ['x'.repeat(15), 'x'.repeat(15), 'x'.repeat(15)]]) {
      const [first, tooLong, last] = await linesOf('first\n', ...long, '\nlast\n');
      expect(first).toEqual({ number: 1, text: 'first' });
      expect(tooLong).toMatchObject({ number: 2, text: { kind: 'too-large', issues: [{ field: 'line' }] } });
      expect(last).toEqual({ number: 3, text: 'last' });
    }
    expect((await linesOf('x'.repeat(20)))[0]).toEqual({ number: 1, text: 'x'.repeat(20) });
  });

  it('refuses a line that is not UTF-8, and reads on', async () => {
    const [bad, good] = await linesOf(Uint8Array.of(0x22, 0xff, 0x22, 0x0a), 'good');
    expect(bad?.text).toBeInstanceOf(Refused);
    expect(good).toEqual({ number: 2, text: 'good' });
  });
});

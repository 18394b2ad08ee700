/**
 * The PDF with each of its objects as `edit` leaves it, and a new table of where they are. For files as Typst writes them: one
 * cross-reference table, no updates. Objects are given as Latin-1, a character for each byte. @throws RangeError where it is no such file
 */
export function withObjects(pdf: Buffer, edit: (object: string) => string): Buffer {
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(pdf.toString('latin1', pdf.length - 64))?.[1]);
  const [whole, count = 0] = /^xref\n0 (\d+)\n/u.exec(pdf.toString('latin1', table, table + 32)) ?? [];
  if (whole === undefined) throw new RangeError('the PDF has no cross-reference table where it says');
  const entries = Array.from({ length: Number(count) }, (_, number) => entryAt(pdf, table + whole.length + ENTRY * number));
  const starts = entries.flatMap(({ offset, used }, number) => (used ? [{ offset, number }] : [])).toSorted((a, b) => a.offset - b.offset);
  const parts = [pdf.subarray(0, starts[0]?.offset)];
  const offsets = new Map<number, number>();
  let length = starts[0]?.offset ?? 0;
  for (const [index, { offset, number }] of starts.entries()) {
    const object = pdf.toString('latin1', offset, starts[index + 1]?.offset ?? table);
    const edited = Buffer.from(edit(object), 'latin1');
    offsets.set(number, length);
    parts.push(edited);
    length += edited.length;
  }
  const lines = entries.map(({ line }, number) => (offsets.has(number) ? `${String(offsets.get(number)).padStart(10, '0')}${line.slice(10)}` : line));
  const trailer = pdf.toString('latin1', table + whole.length + ENTRY * entries.length).replace(/startxref\s+\d+/u, `startxref\n${length}`);
  return Buffer.concat([...parts, Buffer.from(`${whole}${lines.join('')}${trailer}`, 'latin1')]);
}

/** Bytes of a line of the table: "0000000016 00000 n\r\n". */
const ENTRY = 20;

function entryAt(pdf: Buffer, at: number): { readonly line: string; readonly offset: number; readonly used: boolean } {
  const line = pdf.toString('latin1', at, at + ENTRY);
  return { line, offset: Number(line.slice(0, 10)), used: line[17] === 'n' };
}

import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import type { TableBlock } from '#reporting';
import { columnWidths } from './columns.js';
import { repacked } from './package.js';
import { xmlParts } from './testing/parts.js';
import { isRightToLeft, officeText, runsOf } from './text.js';
import { officeWidth } from './width.js';

const tableOf = (...rows: readonly (readonly string[])[]): TableBlock => ({
  kind: 'table',
  id: 't',
  caption: 'T',
  columns: (rows[0] ?? []).map((label, index) => ({ id: `c${index}`, label, align: 'start' })),
  rows: rows.slice(1).map((row) => row.map((text) => ({ text }))),
  note: null,
});

/** A zip of a few parts, one of them no XML. */
const file = (mtime: string) =>
  zipSync(
    { 'b.xml': strToU8('<b/>'), 'docProps/core.xml': strToU8('<now/>'), '[Content_Types].xml': strToU8('<t/>'), 'a.bin': new Uint8Array([1, 2]) },
    { mtime },
  );

describe('text in office files', () => {
  it('shows what no file can hold, and leaves what the reader has fonts for', () => {
    expect(officeText('a\u0007b \uDC00 \u202Ec\r\nd\t😀 漢字')).toBe('a[U+0007]b [U+DC00] [U+202E]c\nd\t😀 漢字');
  });

  it('parts text where its direction turns', () => {
    expect(runsOf('Møte: שלום לכל, og مرحبا')).toEqual([
      { text: 'Møte: ', rightToLeft: null },
      { text: 'שלום לכל', rightToLeft: 'he-IL' },
      { text: ', og ', rightToLeft: null },
      { text: 'مرحبا', rightToLeft: 'ar-SA' },
    ]);
    expect([isRightToLeft('2022: שלום'), isRightToLeft('Og שלום'), isRightToLeft('12 %')]).toEqual([true, false, false]);
  });

  it('loses nothing where it parts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) =>
          runsOf(text)
            .map((run) => run.text)
            .join('') === text,
      ),
    );
  });

  it('measures digits and letters as wide as they are set, marks and no-break spaces with them', () => {
    expect(officeWidth('11 111')).toBeCloseTo(5 * 0.556 + 0.278);
    expect(officeWidth('Å\u00A0é', 'semiBold')).toBeCloseTo(0.722 + 0.278 + 0.556);
  });
});

describe('the columns of a table', () => {
  it('are as wide as their longest cell where there is room', () => {
    const [first = 0, second = 0] = columnWidths(tableOf(['Tall', 'Verdi'], ['Medlemmer i alt', '12']), 60, 1);
    expect(first).toBeCloseTo(officeWidth('Medlemmer i alt', 'semiBold') + 1);
    expect(second).toBeCloseTo(officeWidth('Verdi', 'semiBold') + 1);
  });

  it('use all the room for long text, and give rows their line before a head of several words (bug-996)', () => {
    const widths = columnWidths(tableOf(['Tall', 'Hva det betyr'], ['Nådd', 'En forklaring som går over mange linjer. '.repeat(9)]), 60, 1);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(60);
    const [head = 0] = columnWidths(tableOf(['Til orientering, per 30.09.2023', 'b'], ['1', '2']), 60, 1);
    expect(head).toBeLessThan(officeWidth('Til orientering, per 30.09.2023', 'semiBold'));
    expect(head).toBeGreaterThan(officeWidth('Til orientering,', 'semiBold'));
  });

  it('never ask for more room than there is, and break no word where there is room for it', () => {
    const words = fc.array(fc.string({ maxLength: 12 }), { maxLength: 30 }).map((parts) => parts.join(' '));
    const rows = fc
      .integer({ min: 1, max: 6 })
      .chain((columns) => fc.array(fc.array(words, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(rows, (texts) => {
        const widths = columnWidths(tableOf(...texts), 60, 1);
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(60.001);
        const least = widths.map(
          (_, index) =>
            1 + Math.max(...texts.flatMap((row) => (row[index] ?? '').split(/[ \n\t-]/u).map((word) => Math.min(12, officeWidth(word, 'semiBold'))))),
        );
        if (least.reduce((sum, width) => sum + width, 0) > 60) return;
        for (const [index, width] of widths.entries()) expect(width).toBeGreaterThanOrEqual((least[index] ?? 0) - 0.001);
      }),
    );
  });
});

describe('an office file as it is kept', () => {
  const properties = { title: 'A & <b>', creator: '"C"', subject: '', language: 'nb-NO', identifier: 'r 1', dated: '2023-10-15' };
  it('is dated by the report and not by the clock, its parts in one order', () => {
    const kept = repacked(file('2026-01-01'), properties, (_, xml) => xml);
    expect(Buffer.from(kept).equals(repacked(file('2027-02-02'), properties, (_, xml) => xml))).toBe(true);
    expect([...xmlParts(kept).keys()]).toEqual(['[Content_Types].xml', 'b.xml', 'docProps/core.xml']);
    expect(xmlParts(kept).get('docProps/core.xml')).toContain('<dc:title>A &amp; &lt;b&gt;</dc:title>');
  });

  it('has its XML parts as they are mended, and the others as they were', () => {
    const kept = repacked(file('2026-01-01'), properties, (path, xml, paths) => (path === 'b.xml' ? `<b n="${paths.size}"/>` : xml));
    expect(xmlParts(kept).get('b.xml')).toBe('<b n="4"/>');
  });
});

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { bytesOf } from '../writer.js';
import { sampleTable, tableOfTexts } from '../testing/sample.js';
import type { Table } from '../table.js';
import { csv, csvNb } from './csv.js';

const RISKY = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', "'", ';', ' ', ',', '1', 'A', 'å') });

const textOf = async (table: Table, writer = csv) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(writer.write(table)));

describe('a table as CSV', () => {
  it('is read back by another reader as it was, with point and ISO days', async () => {
    const [headings, north, south, west] = parse(await textOf(sampleTable()), { record_delimiter: '\r\n' });
    expect(headings).toEqual(['unit', 'unitName', 'at', 'members', 'growth', 'sign', 'isProvisional', 'recordedAt']);
    expect(north).toEqual(['north', 'Nord; og "øst", ÆØÅ', '2022-12-31', '12345', '0.0205', '', 'false', '2023-01-31T22:59:59.123456Z']);
    expect(south?.slice(1, 6)).toEqual([`'=HYPERLINK("http://x")`, '2022-12-31', '-7', '-0.5', '*']);
    expect(west).toEqual(['west', '', '2023-12-31', '', '', ':', '', '']);
  });

  it('tells an empty text from no value', async () => {
    expect((await textOf(sampleTable())).split('\r\n')[3]).toBe('west,"",2023-12-31,,,:,,');
  });

  it('has semicolons, decimal comma and the mark of UTF-8 for a Norwegian Excel', async () => {
    const text = await textOf(sampleTable(), csvNb);
    expect(text.startsWith('\uFEFFunit;unitName;at;')).toBe(true);
    const rows: string[][] = parse(text, { delimiter: ';', bom: true });
    expect(rows[1]?.slice(1, 5)).toEqual(['Nord; og "øst", ÆØÅ', '2022-12-31', '12345', '0,0205']);
    expect(rows[2]?.[4]).toBe('-0,5');
  });

  it('gives any text back once what was put before formulas is taken away', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(RISKY, { minLength: 1 }), async (texts) => {
        for (const [writer, delimiter] of [[csv, ','] as const, [csvNb, ';'] as const]) {
          const rows: string[][] = parse(await textOf(tableOfTexts(texts), writer), { delimiter, bom: true });
          const read = rows.slice(1).map((row) => row[1]?.replaceAll("'", ''));
          expect(read).toEqual(texts.map((text) => text.replaceAll("'", '')));
        }
      }),
    );
  });

  it('has no cell that begins like a formula, whichever separator it is opened with', async () => {
    await fc.assert(
      fc.asyncProperty(RISKY, async (text) => {
        for (const writer of [csv, csvNb]) {
          const written = (await textOf(tableOfTexts([text]), writer)).slice('\uFEFFrow,text\r\n0,'.length - (writer === csv ? 1 : 0));
          for (const separators of [/[,\t\r\n]/, /[;\t\r\n]/]) {
            const cells = written.split(separators).map((cell) => cell.replace(/^[" ]+/, ''));
            expect(cells.filter((cell) => /^([=+@]|-\S*[A-Z(])/.test(cell))).toEqual([]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

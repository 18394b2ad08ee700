import readExcelFile from 'read-excel-file/node';
import { strFromU8, unzipSync } from 'fflate';
import { bytesOf } from '../writer.js';
import { sampleTable, tableOfTexts } from '../testing/sample.js';
import { xlsxOf } from './workbook.js';
import { xlsx } from './xlsx.js';

const bytes = async () => Buffer.from(await bytesOf(xlsx.write(sampleTable())));

describe('a table as a workbook', () => {
  it('is read back by another reader with numbers, days and truth as what they are', async () => {
    const [table, about] = await readExcelFile(await bytes());
    expect(table?.sheet).toBe('Medlemmer  nord sør');
    expect(table?.data[0]).toEqual(['Enhet', 'Enhetens navn', 'Per', 'Medlemmer', 'Vekst', 'Tegn', 'Foreløpig', 'Registrert']);
    expect(table?.data[1]).toEqual(['north', 'Nord; og "øst", ÆØÅ', new Date('2022-12-31'), 12345, 0.0205, null, false, '2023-01-31T22:59:59.123456Z']);
    expect(table?.data[2]?.slice(1, 5)).toEqual(['=HYPERLINK("http://x")', new Date('2022-12-31'), -7, -0.5]);
    expect(about?.sheet).toBe('Om tabellen');
    expect(about?.data).toContainEqual(['basis.seq', '12']);
  });

  it('has no formula, whatever a text begins with', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];
    const sheet = strFromU8(unzipSync(await bytesOf(xlsx.write(tableOfTexts(texts))))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toContain('<f');
    expect(sheet.match(/t="inlineStr"/g)).toHaveLength(texts.length + 2);
  });

  it('holds control characters, markup, emoji and half characters without breaking', async () => {
    const texts = ['a\u0000b\u001F', '<b>&"', '🎉', '\uD800', '_x0041_', 'x'.repeat(40_000)];
    const [table] = await readExcelFile(Buffer.from(await bytesOf(xlsx.write(tableOfTexts(texts)))));
    const read = table?.data.slice(1).map((row) => row[1]);
    expect(read?.slice(1, 4)).toEqual(['<b>&"', '🎉', '\uFFFD']);
    expect(String(read?.[5])).toHaveLength(32_767);
  });

  it('gives the same bytes for the same rows', async () => {
    expect((await bytes()).equals(await bytes())).toBe(true);
  });

  it('gives two tables of one title two names', async () => {
    const workbook = xlsxOf({ title: 'To', language: 'nn', sheets: [sampleTable(), sampleTable()] });
    const sheets = await readExcelFile(Buffer.from(await bytesOf(workbook)));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Medlemmer  nord sør', 'Medlemmer  nord sør 2']);
  });

  it('names sheets as sheets may be named, however long or odd their titles are', async () => {
    const titles = ["'Sitert'", `${'x'.repeat(30)}'y`, `${'x'.repeat(30)}🎉`, '[]:*?/', `${'x'.repeat(30)}🎊`];
    const workbook = xlsxOf({ title: 'Navn', language: 'nb', sheets: titles.map((title) => ({ ...tableOfTexts(['a']), title })) });
    const names = (await readExcelFile(Buffer.from(await bytesOf(workbook)))).map(({ sheet }) => sheet);
    expect(names).toEqual(['Sitert', 'x'.repeat(30), `${'x'.repeat(26)} 2`, 'Ark', `${'x'.repeat(26)} 3`]);
  });

  it('leads from a cell to a sheet, and shows columns as wide and rows as high as is asked', async () => {
    const sheet = { ...tableOfTexts(['kort', 'ord '.repeat(30)]), title: "Ola's", shown: { row: { leadsTo: () => 0 }, text: { width: 20 } } };
    const parts = unzipSync(await bytesOf(xlsxOf({ title: 'Lenker', language: 'nb', sheets: [sheet] })));
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).toContain('<hyperlinks><hyperlink ref="A2" location="\'Ola\'\'s\'!A1"/><hyperlink ref="A3" location="\'Ola\'\'s\'!A1"/></hyperlinks>');
    expect(xml).toContain('<col min="2" max="2" width="20" customWidth="1"/>');
    expect(xml).toMatch(/<row r="2"><c.*<row r="3" ht="90" customHeight="1">/s);
  });
});

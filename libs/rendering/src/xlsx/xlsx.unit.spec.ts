import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { decimal, decimalText } from '#kernel';
import { documentOf, fingerprintOf, printedIn, sampleModel, type ReportModel } from '#reporting';
import { displayOf, lostDigits, numberOf, type Exact } from './numbers.js';
import { renderXlsx } from './render-xlsx.js';

const documentIn = (model: ReportModel) => documentOf(model, { fingerprint: fingerprintOf(model) });
const bytesOf = async (model: ReportModel) => Buffer.from(await renderXlsx(model, documentIn(model)));
const sheetsOf = async (model: ReportModel) => await readExcelFile(await bytesOf(model));
const exact = (text: string, unit: Exact['unit'] = 'number'): Exact => ({ exact: decimalText(decimal(text)), unit });
const plain = (cell: unknown) => (typeof cell === 'string' ? cell.replaceAll('\u00A0', ' ') : cell);

describe('the report as a workbook', () => {
  it('has the same bytes for the same report', async () => {
    expect((await bytesOf(sampleModel())).equals(await bytesOf(sampleModel()))).toBe(true);
  });

  it('has what it rests on first, then its sheets, every figure, and a sheet for each table of the document, by its number', async () => {
    const model = sampleModel({ language: 'nn' });
    const [about, contents, figures, ...tables] = await sheetsOf(model);
    expect([about?.sheet, contents?.sheet, figures?.sheet]).toEqual(['Om rapporten', 'Innhald', 'Alle tal']);
    expect(about?.data).toContainEqual(['Om rapporten', 'Fingeravtrykk (SHA-256)', fingerprintOf(model)]);
    expect(about?.data).toContainEqual(['Teiknforklaring', ':', 'Kan ikkje visast av omsyn til personvernet']);
    expect(about?.data).toContainEqual([
      'Definisjonar og kjelder',
      'Tillitsvalgte',
      'Valgte og meldt til forbundet. Måleining: personer. Kjelde: ikkje oppgjeven.',
    ]);
    const captions = documentIn(model).blocks.flatMap((block) => (block.kind === 'table' ? [block.caption] : []));
    expect(contents?.data.slice(1).map(([number, caption]) => [number, caption])).toEqual(captions.map((caption, index) => [index + 1, caption]));
    expect(tables.map(({ sheet }) => sheet.split(' ')[0])).toEqual(captions.map((_, index) => String(index + 1)));
  });

  it('has names that sheets may have, each once', async () => {
    const sheets = (await sheetsOf(sampleModel())).map(({ sheet }) => sheet);
    expect(sheets.filter((name) => name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name))).toEqual([]);
    expect(new Set(sheets.map((name) => name.toLowerCase())).size).toBe(sheets.length);
  });

  it('leads from the list of its sheets to each of them', async () => {
    const parts = unzipSync(await bytesOf(sampleModel()));
    const part = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
    const names = Array.from(part('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g), ([, name]) => name);
    const links = Array.from(part('xl/worksheets/sheet2.xml').matchAll(/<hyperlink ref="B(\d+)" location="'([^"]*)'!A1"\/>/g), ([, row, name]) => [row, name]);
    expect(links).toEqual(names.slice(3).map((name, index) => [String(index + 2), name]));
  });

  it('holds every figure with its id, number, sign and way to its facts', async () => {
    const model = sampleModel();
    const [, , figures] = await sheetsOf(model);
    const [heading = [], ...rows] = figures?.data ?? [];
    expect(rows).toHaveLength(printedIn(model).length);
    const row = (id: string) => Object.fromEntries(heading.map((label, index) => [String(label), rows.find(([first]) => first === id)?.[index]]));
    expect(row('F1.value@2022-12-31')).toMatchObject({ Verdi: 12612, Måleenhet: 'medlemmer', Punkt: 'F1', Gjelder: new Date('2022-12-31') });
    expect(row('F2.share@2022-12-31')).toMatchObject({
      Verdi: 0.964028776978417,
      Måleenhet: 'andel',
      'Verdi: alle sifre': '0.9640287769784172661870503597122302158273',
    });
    expect(row('F4.sign.confidential@2022-12-31')).toMatchObject({ Verdi: null, Tegn: ':' });
    expect(row('F4.gap@2022-12-31')).toMatchObject({ Verdi: -11.2, Måleenhet: 'prosentpoeng', Tegn: '*' });
    expect(row('F1.value@2022-12-31')['Sporing']).toBe('/goals/F1/trace?figure=value&at=2022-12-31&asOf=seq:4711');
  });

  it('has numbers and days as numbers and days, and beside them what the print says more', async () => {
    const sheets = await sheetsOf(sampleModel());
    const table = sheets.find(({ sheet }) => sheet === '4 Mål F1 – tall')?.data.map((row) => row.map(plain));
    const [per, later] = ['I rapporten, per 31.12.2022', 'Til orientering, per 30.09.2023'];
    expect(table?.[0]).toEqual(['Tall', per, `${per}: slik det er trykt`, 'Dato', later, `${later}: slik det er trykt`, 'Dato']);
    expect(table?.[1]).toEqual(['Verdi', 12612, '12 612 medlemmer', new Date('2022-12-31'), 12790, '12 790 medlemmer*', new Date('2023-09-30')]);
    const counts = sheets.find(({ sheet }) => sheet.startsWith('2 '))?.data;
    expect(counts?.[2]).toEqual(['Et større og sterkere fagforbund', 1, 1, 1, 0, 0]);
  });

  it('has no formula, and shows text that looks like one as it is', async () => {
    const { areas, definitions, ...rest } = sampleModel();
    const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=cmd|"/c calc"!A1', '\u0000\u001F', 'x'.repeat(100_000)];
    const model = {
      ...rest,
      areas,
      definitions: evil.map((title, index) => ({ ...definitions[0], measure: `m${index}`, title, definition: title, unitOfMeasure: title, source: title })),
    };
    const bytes = await bytesOf(model);
    const parts = Object.entries(unzipSync(bytes)).map(([, part]) => strFromU8(part));
    expect(parts.filter((part) => /<f[ >]/.test(part))).toEqual([]);
    const last = (await readExcelFile(bytes)).at(-1);
    expect(last?.data.slice(1, 5).map(([title]) => title)).toEqual(evil.slice(0, 4));
    expect(last?.data.slice(1)).toHaveLength(evil.length);
  });

  it('says on each printed page what must be seen, and the headings again', async () => {
    const { front, ...rest } = sampleModel();
    const parts = unzipSync(await bytesOf({ ...rest, front: { ...front, report: 'a&b<c' } }));
    const sheets = Object.entries(parts).filter(([path]) => path.startsWith('xl/worksheets/'));
    for (const [, part] of sheets) {
      expect(strFromU8(part)).toContain('<oddHeader>&amp;CMED OPPDIKTEDE DATA</oddHeader><oddFooter>&amp;La&amp;&amp;b&lt;c · ');
    }
    const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
    expect(workbook.match(/_xlnm\.Print_Titles/g)).toHaveLength(sheets.length);
  });
});

describe('numbers of a report in a spreadsheet', () => {
  it('keep what a spreadsheet can hold, and all digits as text where there are more', () => {
    expect([numberOf(exact('0.1')), lostDigits(exact('0.1'))]).toEqual([0.1, null]);
    expect([numberOf(exact('1234567890123456789')), lostDigits(exact('1234567890123456789'))]).toEqual([1234567890123460000, '1234567890123456789']);
    expect(numberOf(exact(`1${'0'.repeat(400)}`))).toBeNull();
    expect(lostDigits(exact(`1${'0'.repeat(400)}`))).toBe(`1${'0'.repeat(400)}`);
  });

  it('show ratios in per cent and differences of ratios in percentage points', () => {
    expect([numberOf(exact('0.042', 'ratio')), displayOf(exact('0.042', 'ratio'))]).toEqual([0.042, 'percent']);
    expect([numberOf(exact('0.042', 'ratioDifference')), displayOf(exact('0.042', 'ratioDifference'))]).toEqual([4.2, 'plain']);
    expect([displayOf(exact('12345')), displayOf(exact('12345.5'))]).toEqual(['grouped', 'plain']);
  });

  it('lose no digit of 15 without telling', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 20 }), (digits, places) => {
        const text = decimalText(decimal(`${digits}e-${places}`));
        expect(lostDigits(exact(text)) ?? decimalText(decimal(String(numberOf(exact(text)))))).toBe(text);
      }),
    );
  });
});

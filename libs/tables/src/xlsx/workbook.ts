import type { TableLanguage } from '../table.js';
import { referenceTo, sheetXml } from './sheet.js';
import type { Paper } from './paper.js';
import type { Sheet } from './shown.js';
import { stylesXml } from './styles.js';
import { MAIN, XML, xmlText } from './xml.js';
import { zipped, type Part } from './zip.js';

/** A file of sheets, one for each table, in their order. */
export interface Workbook {
  readonly title: string;
  readonly language: TableLanguage;
  readonly sheets: readonly Sheet[];
  readonly paper?: Paper;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * The workbook as an xlsx file, piece by piece, in bounded memory. A sheet is named by its table's title, as far as sheets can be.
 * @throws Refused `too-large` when a table has more rows than a sheet holds
 */
export function xlsxOf(workbook: Workbook): AsyncGenerator<Uint8Array, void, undefined> {
  return zipped(partsOf(workbook));
}

function* partsOf({ title, language, sheets, paper }: Workbook): Generator<Part> {
  const names = sheetNames(sheets.map((sheet) => sheet.title));
  yield { path: '[Content_Types].xml', text: [contentTypes(sheets.length)] };
  yield {
    path: '_rels/.rels',
    text: [relations([`${OFFICE}/officeDocument`, 'xl/workbook.xml'], [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'])],
  };
  yield { path: 'docProps/core.xml', text: [coreXml(title, language)] };
  yield { path: 'xl/workbook.xml', text: [workbookXml(names)] };
  const targets = names.map((_, index): [string, string] => [`${OFFICE}/worksheet`, `worksheets/sheet${index + 1}.xml`]);
  yield { path: 'xl/_rels/workbook.xml.rels', text: [relations(...targets, [`${OFFICE}/styles`, 'styles.xml'])] };
  yield { path: 'xl/styles.xml', text: [stylesXml(language)] };
  for (const [index, sheet] of sheets.entries()) yield { path: `xl/worksheets/sheet${index + 1}.xml`, text: sheetXml(sheet, { names, paper }) };
}

const LONGEST_NAME = 31;

/** Names that sheets may have: at most 31 characters, none of them `[]:*?/\`, no apostrophe at the ends, and no two the same. */
function sheetNames(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = title.toWellFormed().replace(/[[\]:*?/\\\p{Cc}]/gu, ' ');
    let name = legalEnds(plain, LONGEST_NAME) || 'Ark';
    for (let again = 2; taken.has(name.toLowerCase()); again += 1) name = `${legalEnds(plain, LONGEST_NAME - 5)} ${again}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** As much of the text as there is room for, without spaces and apostrophes at its ends, and no half of a character. */
function legalEnds(text: string, room: number): string {
  const cut = text.replace(/^[\s']+/, '').slice(0, room);
  return cut.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s']+$/, '');
}

function contentTypes(sheets: number): string {
  const overrides = Array.from(
    { length: sheets },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${overrides.join('')}</Types>`;
}

function relations(...targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`);
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function coreXml(title: string, language: TableLanguage): string {
  return `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>Fremdrift</dc:creator><dc:language>${language}</dc:language></cp:coreProperties>`;
}

/** The headings of each sheet are repeated on each of its pages. */
function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const titles = names.map(
    (name, index) => `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${xmlText(referenceTo(name, '$1:$1'))}</definedName>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`;
}

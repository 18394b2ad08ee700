import { daysBetween, isCalendarDate, Refused, type CalendarDate } from '#kernel';
import type { Cell, CellType, Column } from '../table.js';
import { paperXml, type Paper } from './paper.js';
import type { Sheet, Shown } from './shown.js';
import { lookNumber, lookOf } from './styles.js';
import { MAIN, XML, xmlText } from './xml.js';

/** Rows that a sheet holds below its headings. */
export const MOST_ROWS = 1_048_575;

/** Characters that a cell holds; longer text is cut there and marked. */
const MOST_CHARACTERS = 32_767;
const CUT = '…';

const WIDEST = 60;
const NARROWEST = 10;

/**
 * A table as a sheet: headings that stay in sight and can be filtered by, then a row for each row.
 * @param whole what the sheet needs to know of the workbook: the names of its sheets, which cells lead to, and how it is printed
 * @throws Refused `too-large` when there are more rows than a sheet holds
 */
export async function* sheetXml(sheet: Sheet, { names, paper }: Whole): AsyncGenerator<string, void, undefined> {
  const { columns, rows, shown = {} } = sheet;
  const last = letters(columns.length - 1);
  yield `${XML}<worksheet xmlns="${MAIN}">${paper === undefined ? '' : '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'}
<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${columns.map((column, index) => widthXml(column, shown[column.id]?.width, index)).join('')}</cols>
<sheetData>${rowXml(1, columns.map((column, index) => textXml(`${letters(index)}1`, column.label, lookNumber('heading'))).join(''))}`;
  const cells = columns.map((column, index) => ({
    letter: letters(index),
    write: CELLS[column.type],
    styleOf: styleIn(column, shown[column.id]),
    width: shown[column.id]?.width,
    leadsTo: shown[column.id]?.leadsTo,
  }));
  const links: string[] = [];
  let number = 1;
  for await (const page of rows) {
    let text = '';
    for (const row of page) {
      number += 1;
      if (number > MOST_ROWS + 1) throw tooManyRows();
      let line = '';
      let lines = 1;
      for (const [index, { letter, write, styleOf, width, leadsTo }] of cells.entries()) {
        const cell = row[index];
        if (cell === null || cell === undefined) continue;
        line += write(`${letter}${number}`, cell, styleOf(number - 2));
        if (width !== undefined) lines = Math.max(lines, linesOf(String(cell), width));
        if (leadsTo !== undefined) links.push(linkXml(`${letter}${number}`, names[leadsTo(number - 2)] ?? ''));
      }
      text += rowXml(number, line, lines);
    }
    yield text;
  }
  const filter = number > 1 ? `<autoFilter ref="A1:${last}${number}"/>` : '';
  yield `</sheetData>${filter}${links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`}${paper === undefined ? '' : paperXml(paper)}</worksheet>`;
}

/** What a sheet needs to know of its workbook. */
interface Whole {
  readonly names: readonly string[];
  readonly paper: Paper | undefined;
}

function styleIn(column: Column, { width, displayOf, leadsTo }: Shown = {}): (row: number) => number {
  if (displayOf !== undefined) return (row) => lookNumber(lookOf(column, displayOf(row)));
  const look = lookOf(column);
  const style = lookNumber(leadsTo !== undefined ? 'link' : look === 'text' && width !== undefined ? 'lines' : look);
  return () => style;
}

/** To the first cell of a sheet. */
function linkXml(reference: string, sheet: string): string {
  return `<hyperlink ref="${reference}" location="${xmlText(referenceTo(sheet, 'A1'))}"/>`;
}

/** Cells of a sheet as formulas, links and names call them. */
export function referenceTo(sheet: string, cells: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${cells}`;
}

/** How many lines a text takes in a column of this width, about. */
function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
}

/** How cells of each type are written. Text is written as text, by its type: whatever it begins with, nothing runs it. */
const CELLS: Readonly<Record<CellType, (reference: string, cell: NonNullable<Cell>, style: number) => string>> = {
  text: (reference, cell, style) => textXml(reference, String(cell), style),
  integer: (reference, cell, style) => numberXml(reference, String(cell), style),
  decimal: (reference, cell, style) => numberXml(reference, String(cell), style),
  boolean: (reference, cell) => `<c r="${reference}" t="b"><v>${cell === true ? 1 : 0}</v></c>`,
  date: (reference, cell, style) => dateXml(reference, String(cell), style),
  instant: (reference, cell, style) => textXml(reference, String(cell), style),
};

/** Points; a row can't be higher than the last. */
const LINE_HEIGHT = 15;
const HIGHEST = 405;

/** Not every program makes room by itself for text on several lines. */
function rowXml(number: number, cells: string, lines = 1): string {
  const height = lines === 1 ? '' : ` ht="${Math.min(HIGHEST, lines * LINE_HEIGHT)}" customHeight="1"`;
  return `<row r="${number}"${height}>${cells}</row>`;
}

function numberXml(reference: string, value: string, style: number): string {
  return `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
}

function textXml(reference: string, text: string, style: number): string {
  const whole = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - CUT.length)}${CUT}` : text;
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(whole)}</t></is></c>`;
}

/** Excel counts days from here, and believes that there was a 29 February 1900: earlier days are written as text. */
const DAY_ZERO = '1899-12-30' as CalendarDate;
const FIRST_DAY = '1900-03-01';

function dateXml(reference: string, date: string, style: number): string {
  const isCountable = isCalendarDate(date) && date >= FIRST_DAY;
  return isCountable ? numberXml(reference, String(daysBetween(DAY_ZERO, date)), style) : textXml(reference, date, lookNumber('text'));
}

function widthXml({ label, type }: Column, width: number | undefined, index: number): string {
  const room = width ?? Math.min(WIDEST, Math.max(NARROWEST, label.length + 2, type === 'instant' ? 28 : 0));
  return `<col min="${index + 1}" max="${index + 1}" width="${room}" customWidth="1"/>`;
}

/** A, B, … Z, AA, AB, … for 0, 1, … */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

function tooManyRows(): Refused {
  const problem = `there are more than ${MOST_ROWS} rows, which is all that a sheet holds`;
  return new Refused('too-large', problem, [{ field: 'format', problem, remedy: 'narrow the question, or ask for csv or parquet, which have no such end' }]);
}

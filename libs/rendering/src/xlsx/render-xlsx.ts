import { sayIn, type ReportDocument, type ReportModel } from '#reporting';
import { bytesOf, xlsxOf } from '#tables';
import { aboutSheet } from './about-sheet.js';
import { contentsSheet, placedIn } from './contents-sheet.js';
import { figuresSheet } from './figures-sheet.js';
import { tableSheet } from './table-sheet.js';

/**
 * The report as a workbook: what it rests on, which sheets there are, every figure with its id, and a sheet for each table of the document.
 * Numbers and days are what they are; no text is ever a formula. The same report gives the same bytes.
 */
export async function renderXlsx(model: ReportModel, document: ReportDocument): Promise<Uint8Array> {
  const { language, front } = document;
  const say = sayIn(language);
  const placed = placedIn(document);
  const before = 3;
  const sheets = [
    aboutSheet(model, document, say),
    contentsSheet(placed, document, before, say),
    figuresSheet(model, say),
    ...placed.map(({ table, number }) => tableSheet(table, `${number} ${table.caption.replaceAll(': ', ' – ')}`, language, say)),
  ];
  const paper = { above: front.mark ?? front.title, below: `${front.report} · ${front.fingerprint.slice(0, 16)}` };
  return await bytesOf(xlsxOf({ title: `${front.title} – ${front.organisation}`, language, sheets, paper }));
}

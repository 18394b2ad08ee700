import { OUTCOMES, type ReportDocument } from '#reporting';
import { chartSvg, qrSvg } from '../charts/index.js';
import { outcomeSvg } from '../outcome-shapes.js';
import { accessible } from './accessible.js';
import { compiled } from './compile.js';
import { settingOf, type Pictures } from './setting.js';
import { TEMPLATE } from './template.js';

const OUTCOME_FILES = OUTCOMES.map((outcome) => [`outcome-${outcome}.svg`, outcomeSvg(outcome)] as const);

/**
 * The document as a PDF for papers and archive: A4, tagged, PDF/A-2a and PDF/UA-1. The same document and pictures give the same bytes,
 * in any process and at any time.
 */
export function renderPdf(document: ReportDocument, draw: Pictures = { chart: chartSvg, code: qrSvg }): Uint8Array {
  const { data, pictures } = settingOf(document, draw);
  return accessible(compiled(TEMPLATE, new Map([...OUTCOME_FILES, ...pictures, ['report.json', JSON.stringify(data)]])));
}

import { onPaper, OUTCOMES, type ReportDocument } from '#reporting';
import { chartSvg, qrSvg } from '../charts/index.js';
import { outcomeSvg } from '../outcome-shapes.js';
import { accessible } from './accessible.js';
import { compiled } from './compile.js';
import { settingOf, type Pictures } from './setting.js';
import { TEMPLATE } from './template.js';

const OUTCOME_FILES = OUTCOMES.map((outcome) => [`outcome-${outcome}.svg`, outcomeSvg(outcome)] as const);

/** What Typst is given: a text, and the files that it reads, by name. */
export interface TypstInput {
  readonly text: string;
  readonly files: ReadonlyMap<string, string>;
}

/** The document as a text for Typst, with its data and pictures. */
export function typstOf(document: ReportDocument, draw: Pictures = { chart: chartSvg, code: qrSvg }): TypstInput {
  const { data, pictures } = settingOf(onPaper(document), draw);
  return { text: TEMPLATE, files: new Map([...OUTCOME_FILES, ...pictures, ['report.json', JSON.stringify(data)]]) };
}

/**
 * The document as a PDF for papers and archive: A4, tagged, PDF/A-2a and PDF/UA-1. The same document and pictures give the same bytes,
 * in any process and at any time.
 */
export function renderPdf(document: ReportDocument, draw?: Pictures): Uint8Array {
  const { text, files } = typstOf(document, draw);
  return accessible(compiled(text, files));
}

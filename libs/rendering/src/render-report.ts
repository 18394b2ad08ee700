import type { ReportFormat } from '#domain';
import { documentOf, type DocumentOptions, type ReportDocument, type ReportModel } from '#reporting';
import { renderDocx } from './docx/index.js';
import { renderHtml } from './html/index.js';
import { renderPdf } from './pdf/index.js';
import { renderPptx } from './pptx/index.js';
import { renderXlsx } from './xlsx/index.js';

/** A report as a file. */
export interface Rendered {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

interface Renderer {
  readonly mediaType: string;
  readonly render: (document: ReportDocument, model: ReportModel) => Uint8Array | Promise<Uint8Array>;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const RENDERERS: Readonly<Record<ReportFormat, Renderer>> = {
  pdf: { mediaType: 'application/pdf', render: (document) => renderPdf(document) },
  docx: { mediaType: `${OFFICE}.wordprocessingml.document`, render: (document) => renderDocx(document) },
  pptx: { mediaType: `${OFFICE}.presentationml.presentation`, render: (document) => renderPptx(document) },
  html: { mediaType: 'text/html; charset=utf-8', render: (document) => renderHtml(document) },
  xlsx: { mediaType: `${OFFICE}.spreadsheetml.sheet`, render: (document, model) => renderXlsx(model, document) },
};

/** A report in one format: the same model and options give the same bytes, with the same build. */
export async function renderReport(format: ReportFormat, model: ReportModel, options: DocumentOptions): Promise<Rendered> {
  const { mediaType, render } = RENDERERS[format];
  return { bytes: await render(documentOf(model, options), model), mediaType };
}

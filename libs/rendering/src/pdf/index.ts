export { renderPdf } from './render-pdf.js';
export type { Pictures } from './setting.js';

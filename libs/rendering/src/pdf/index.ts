export { renderPdf } from './render-pdf.js';

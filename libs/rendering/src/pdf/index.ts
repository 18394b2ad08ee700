export { renderPdf, typstOf, type TypstInput } from './render-pdf.js';

export { renderHtml } from './render-html.js';
export type { Pictures } from './pictures.js';

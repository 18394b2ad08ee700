export { renderPptx } from './render-pptx.js';

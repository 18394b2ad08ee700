export { renderXlsx } from './render-xlsx.js';

export { renderReport, type Rendered } from './render-report.js';

export { renderReport, type Rendered } from './render-report.js';
export { typstOf, type TypstInput } from './pdf/index.js';

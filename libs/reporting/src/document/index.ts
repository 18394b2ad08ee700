export type * from './blocks.js';
export { alternativeOf, markWords, tableOf } from './charts/index.js';
export { documentOf } from './document-of.js';
export { onPaper } from './on-paper.js';
export type { DocumentOptions } from './options.js';
export { tellingIn, type Telling } from './telling.js';

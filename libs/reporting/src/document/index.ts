export type * from './blocks.js';
export { alternativeOf, markWords, tableOf } from './charts/index.js';
export { documentOf, type DocumentOptions } from './document-of.js';
export { tellingIn, type Telling } from './telling.js';

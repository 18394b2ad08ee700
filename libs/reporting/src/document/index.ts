export type * from './blocks.js';
export { alternativeOf, tableOf } from './charts/index.js';
export { documentOf, type DocumentOptions } from './document-of.js';

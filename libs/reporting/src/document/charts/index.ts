export { alternativeOf } from './alternative-of.js';
export { tableOf } from './table-of.js';

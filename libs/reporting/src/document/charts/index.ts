export { alternativeOf } from './alternative-of.js';
export { markWords } from './mark-words.js';
export { tableOf } from './table-of.js';

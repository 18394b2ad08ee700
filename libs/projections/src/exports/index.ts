export * from './measure-known.js';
export * from './measurement-pages.js';
export * from './periods.js';
export * from './resampling.js';
export * from './roll-up-through.js';
export { knownOnDays, revisableOf, revisionsIn, type Moment, type Revised } from './triangle.js';

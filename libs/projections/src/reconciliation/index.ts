export * from './place.js';
export * from './reconcile-views.js';
export { digestOf, type Held } from './tally.js';

export * from './place.js';
export * from './reconcile-views.js';
export { DIGEST_BYTES, digestOf, type Held } from './tally.js';

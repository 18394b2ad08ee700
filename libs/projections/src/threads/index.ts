export * from './open-projector.js';
export * from './projector-messages.js';
export * from './query-pool.js';
export * from './serve-queries.js';
export { WatchedViews } from './watched-views.js';
export { openOnlyProjector } from './standing-projector.js';
export * from './start-projector.js';

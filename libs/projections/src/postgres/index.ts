export type { PostgresPlace } from './place.js';
export * from './views-reader.js';
export * from './views-schemas.js';

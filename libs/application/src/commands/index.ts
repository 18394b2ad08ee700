export * from './calendar.js';
export * from './decisions.js';
export type { Earlier } from './earlier.js';
export * from './folded-streams.js';
export * from './forms.js';
export * from './key-work.js';
export * from './knowledge.js';
export * from './request.js';
export * from './runner.js';

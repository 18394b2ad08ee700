export * from './calendar.js';
export * from './decisions.js';
export * from './folded-streams.js';
export * from './knowledge.js';
export * from './lanes.js';
export * from './request.js';
export * from './runner.js';

export * from './marks.js';
export * from './relations.js';

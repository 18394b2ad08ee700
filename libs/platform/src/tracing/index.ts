export * from './with-tracing.js';

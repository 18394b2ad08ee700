export * from './run-witness.js';

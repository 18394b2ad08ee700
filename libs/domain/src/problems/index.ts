export * from './closest.js';
export * from './problems.js';
export * from './parse-with.js';

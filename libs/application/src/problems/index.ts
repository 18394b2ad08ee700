export * from './closest.js';
export * from './problems.js';

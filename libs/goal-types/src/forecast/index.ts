export * from './came.js';
export * from './forecast.js';
export * from './forecast-of.js';
export * from './score.js';

export * from './forecast.js';
export * from './score.js';

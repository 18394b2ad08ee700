export * from './chart.js';
export * from './figure.js';
export * from './fingerprint.js';
export * from './model.js';
export { printedIn, type PrintedFigure } from './printed.js';
export { statementsOf } from './statements-of.js';
export * from './status.js';
export * from './text.js';

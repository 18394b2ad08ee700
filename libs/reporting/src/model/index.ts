export * from './chart.js';
export * from './figure.js';
export * from './fingerprint.js';
export * from './model.js';
export * from './status.js';
export * from './text.js';

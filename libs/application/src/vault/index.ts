export * from './port.js';
export * from './sqlite.js';
export * from './sqlite-reader.js';
export * from './postgres/index.js';

export * from './views-files.js';
export * from './views-reader.js';
export * from './views-writer.js';

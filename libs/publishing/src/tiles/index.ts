export * from './tile-files.js';
export * from './tree-files.js';

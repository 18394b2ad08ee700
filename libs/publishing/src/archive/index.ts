export * from './disk-archive.js';
export type * from './port.js';

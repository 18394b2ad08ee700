export * from './port.js';
export * from './folder-store.js';
export * from './remove.js';

export * from './envelope.js';
export * from './port.js';

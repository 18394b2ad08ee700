export * from './archive/index.js';
export * from './disk/index.js';
export type * from './publisher/port.js';
export type * from './signer/port.js';

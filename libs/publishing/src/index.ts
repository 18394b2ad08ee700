export * from './archive/index.js';
export * from './disk/index.js';
export * from './examination/index.js';
export * from './package/index.js';
export * from './publisher/index.js';
export type * from './signer/port.js';
export * from './tiles/index.js';
export * from './timestamp/index.js';
export * from './witness/index.js';

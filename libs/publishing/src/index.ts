export type * from './archive/port.js';
export type * from './disk/port.js';
export type * from './signer/port.js';

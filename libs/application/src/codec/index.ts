export { commitmentOf } from '#event-store';
export * from './boxes.js';
export * from './encode.js';
export * from './keyed-hash.js';
export * from './missing-key.js';
export * from './retry.js';
export * from './sealing.js';
export * from './unseal.js';

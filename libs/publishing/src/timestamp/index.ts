export { stamping, type StampingParts } from './stamping.js';
export * from './timestamp.js';

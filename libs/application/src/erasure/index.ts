export * from './carry-out.js';
export * from './eraser.js';
export * from './on-record.js';
export * from './taken-on-record.js';

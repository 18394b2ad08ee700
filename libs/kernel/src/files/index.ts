export * from './folder.js';
export * from './refusal.js';

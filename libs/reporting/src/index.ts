export * from './difference/index.js';
export * from './document/index.js';
export * from './model/index.js';
export { sampleModel, type SampleOptions } from './testing/model.js';
export { sayIn, type Say, type TextKey } from './texts/index.js';

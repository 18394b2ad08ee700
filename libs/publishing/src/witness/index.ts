export { cosigning, type CosigningParts } from './cosigning.js';
export { readPolicyFile } from './policy-file.js';
export * from './run-witness.js';

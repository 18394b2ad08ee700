export { fits, readEnvelope, refOf, type ReadEnvelope } from './envelope.js';
export * from './findings.js';
export { LogExamination, type Examined, type ExaminedEntry } from './log.js';
export { TreeExamination, type Landmark, type TilesToExamine } from './tree.js';
export { verificationOf, type Verification } from './verification.js';
export * from './words/index.js';

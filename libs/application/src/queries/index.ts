export type * from './audit/index.js';
export * from './definitions.js';
export type { ErasureInWords } from './erasures.js';
export { type AskRequest } from './desk.js';
export type { ChangeInWords, GoalRollUpInWords, StatusInWords, TimelineInWords, ToldEvent } from './in-words.js';
export type { PreviewInWords } from './preview.js';
export type { Workbench } from './workbench.js';
export type { Named } from './named.js';
export type { RulesInWords } from './rules.js';

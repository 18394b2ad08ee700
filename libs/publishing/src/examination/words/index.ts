export { CHECK_ORDER, type CheckName } from './checks.js';
export type { FaultKind } from './faults.js';
export type { HoldingKind } from './holdings.js';
export { filledIn, type Translated, type WordsLanguage } from './language.js';
export { checkInWords, closingInWords, dayAndTime, faultInWords } from './tell.js';

export type { Cell, HiddenBecause, LinkedCells, Protection, Relation, Reported } from './model.js';
export { protect } from './protect.js';

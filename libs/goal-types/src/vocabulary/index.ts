import type { Words } from '../sentences/language.js';
import { change } from './change.js';
import { combination } from './combination.js';
import { common } from './common.js';
import { compared } from './compared.js';
import { coverage } from './coverage.js';
import { judgement } from './judgement.js';
import { level } from './level.js';
import { loop } from './loop.js';
import { thing } from './thing.js';
import { total } from './total.js';
import { value } from './value.js';
import type { Telling } from './vocabulary.js';

type Part =
  | typeof common
  | typeof value
  | typeof change
  | typeof level
  | typeof total
  | typeof compared
  | typeof coverage
  | typeof loop
  | typeof thing
  | typeof judgement
  | typeof combination;
type KeyIn<K extends keyof Part, P = Part> = P extends Part ? keyof P[K] : never;

/** Every state of its own that the three answers can't say. */
export type Note = KeyIn<'notes'>;
/** What a figure is. */
export type FigureKey = KeyIn<'figures'>;
/** What a sentence of an explanation is about. */
export type ExplanationKey = KeyIn<'explanations'>;

export const NOTE_WORDS: Readonly<Record<Note, Words>> = {
  ...common.notes,
  ...value.notes,
  ...change.notes,
  ...level.notes,
  ...total.notes,
  ...compared.notes,
  ...coverage.notes,
  ...loop.notes,
  ...thing.notes,
  ...judgement.notes,
  ...combination.notes,
};
export const FIGURE_WORDS: Readonly<Record<FigureKey, Words>> = {
  ...common.figures,
  ...value.figures,
  ...change.figures,
  ...level.figures,
  ...total.figures,
  ...compared.figures,
  ...coverage.figures,
  ...loop.figures,
  ...thing.figures,
  ...judgement.figures,
  ...combination.figures,
};
export const TELLINGS: Readonly<Record<ExplanationKey, Telling>> = {
  ...common.explanations,
  ...value.explanations,
  ...change.explanations,
  ...level.explanations,
  ...total.explanations,
  ...compared.explanations,
  ...coverage.explanations,
  ...loop.explanations,
  ...thing.explanations,
  ...judgement.explanations,
  ...combination.explanations,
};
export { STAGES, type Stage } from './thing.js';

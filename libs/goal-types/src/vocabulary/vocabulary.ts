import type { Language, Words } from '../sentences/language.js';
import type { Say } from '../sentences/say.js';

/** One sentence of an explanation in every language, made from its values. */
export type Telling = Readonly<Record<Language, (say: Say) => string>>;

/** All that evaluations of one kind can say, closed: what is not here can't be said. Notes are clauses that can stand alone or after a colon. */
export interface Vocabulary {
  /** States of their own, which the three answers can't say. */
  readonly notes: Readonly<Record<string, Words>>;
  /** What a figure is. */
  readonly figures: Readonly<Record<string, Words>>;
  readonly explanations: Readonly<Record<string, Telling>>;
}

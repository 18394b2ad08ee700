import type { Evaluation, Explanation } from '../evaluation.js';
import { NOTE_WORDS, STAGES, TELLINGS, type Note, type Stage } from '../vocabulary/index.js';
import type { Course, Result } from '#domain';
import type { Language } from './language.js';
import { partTitle } from './part-titles.js';
import { sayerOf } from './say.js';
import { COURSE_WORDS, RESULT_WORDS } from './words.js';

type Explained = Pick<Evaluation, 'explanation' | 'notes'> & Partial<Pick<Evaluation, 'course'>>;

/** Why the answer is what it is, in plain sentences: first the figures, then what the three answers can't say by themselves. */
export function explain({ explanation, notes, course }: Explained, language: Language): string {
  const limits = explanation.flatMap(limitsOf);
  const told = explanation.map((one) => tell(one, language, limits)).filter((sentence) => sentence !== '');
  const noted = withoutContradiction(notes, course).map((note) => `${NOTE_WORDS[note][language]}.`);
  return [...told, ...noted].map(capitalised).join(' ');
}

const MOVES: ReadonlySet<Note> = new Set<Note>(['gapNarrowed', 'gapUnchanged', 'gapWidened']);

/** How a gap moved is left to the parts where several ways of measuring it differ. */
function withoutContradiction(notes: readonly Note[], course: Course | undefined): readonly Note[] {
  const differ = notes.filter((note) => MOVES.has(note)).length > 1;
  return notes.filter((note) => (note !== 'tooEarly' || isTooEarly(course)) && !(differ && MOVES.has(note)));
}

/** A period that runs can be on course before any has ended: then it is not too early to say so. */
function isTooEarly(course: Course | undefined): boolean {
  return course === undefined || course === 'tooEarly' || course === 'notApplicable';
}

function tell({ key, values }: Explanation, language: Language, limits: readonly string[]): string {
  return endedOnce(TELLINGS[key][language](sayerOf(inWords(values, language), language, limits)));
}

/** What the amounts in all the sentences are held against: 9.996 per cent is not the 10 that was asked for. */
function limitsOf({ values: { limit, low, high, target, within } }: Explanation): readonly string[] {
  return [limit, low, high, target, within].filter((value) => typeof value === 'string');
}

/** Values that are themselves terms are said in the language. */
function inWords(values: Explanation['values'], language: Language): Explanation['values'] {
  const { stage, why, course, result, title } = values;
  return {
    ...values,
    ...(typeof stage === 'string' ? { stage: STAGES[stage as Stage][language] } : {}),
    ...(typeof why === 'string' ? { why: NOTE_WORDS[why as Note][language] } : {}),
    ...(typeof course === 'string' ? { course: COURSE_WORDS[course as Course][language] } : {}),
    ...(typeof result === 'string' ? { result: RESULT_WORDS[result as Result][language] } : {}),
    ...(typeof title === 'string' ? { title: partTitle(title, language) } : {}),
  };
}

/** What was said in somebody's own words may end a sentence already. */
function endedOnce(sentence: string): string {
  return sentence.replace(/(?<=[.!?…])\.$/u, '');
}

function capitalised(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

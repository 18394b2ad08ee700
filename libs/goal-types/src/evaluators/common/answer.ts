import { decimal, decimalText, type CalendarDate, type Decimal } from '#kernel';
import type { Course, Result } from '#domain';
import type { DataLight, Evaluation, EvaluationPart, Explanation, Figure, FigureKey, Note } from '../../evaluation.js';
import { firstAfter } from './days.js';

/** What an evaluator found out, in whatever order it came. */
export interface Answer {
  readonly course: Course;
  readonly result: Result;
  readonly data: DataLight;
  readonly notes: readonly Note[];
  readonly figures: readonly Figure[];
  readonly explanation: readonly Explanation[];
  /** None where it is one thing. */
  readonly parts?: readonly EvaluationPart[];
  readonly contributing: Iterable<string>;
  readonly workList: readonly string[];
  /** Days on which the same facts may give another answer; those not after `at` are passed over. */
  readonly changesOn: Iterable<CalendarDate | null>;
}

/** The answer in its one form: lists sorted and without repetition. */
export function evaluationOf(answer: Answer, at: CalendarDate): Evaluation {
  const { changesOn, ...rest } = answer;
  return {
    parts: [],
    ...rest,
    notes: sortedUnique(answer.notes),
    contributing: sortedUnique(answer.contributing),
    workList: sortedUnique(answer.workList),
    nextChangeOn: firstAfter(at, changesOn),
  };
}

/** What something is made of, in its one form. */
export function partOf(title: string, answer: Omit<EvaluationPart, 'title'>): EvaluationPart {
  const { course, result, data, notes, figures, explanation } = answer;
  return { title, course, result, data, notes: sortedUnique(notes), figures, explanation };
}

/** The answer with what it is made of, each told by itself; what they rest on, lack and wait for is the answer's too. */
export function withParts(whole: Evaluation, parts: readonly { readonly title: string; readonly answer: Evaluation }[], at: CalendarDate): Evaluation {
  const answers = parts.map(({ answer }) => answer);
  return {
    ...whole,
    parts: parts.map(({ title, answer }) => partOf(title, answer)),
    contributing: sortedUnique([...whole.contributing, ...answers.flatMap(({ contributing }) => contributing)]),
    workList: sortedUnique([...whole.workList, ...answers.flatMap(({ workList }) => workList)]),
    nextChangeOn: firstAfter(at, [whole.nextChangeOn, ...answers.map(({ nextChangeOn }) => nextChangeOn)]),
  };
}

export function figure(key: FigureKey, value: Decimal | number | null, unit: Figure['unit'], on: CalendarDate | null = null): Figure {
  return { key, value: value === null ? null : decimalText(decimal(value)), unit, on };
}

export function noteIf(holds: boolean, note: Note): readonly Note[] {
  return holds ? [note] : [];
}

function sortedUnique<T extends string>(values: Iterable<T>): readonly T[] {
  return [...new Set(values)].toSorted();
}

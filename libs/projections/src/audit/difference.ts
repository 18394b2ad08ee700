import { canonicalJson } from '#kernel';
import type { EvaluationPart } from '#goal-types';
import type { StatusItem } from '../queries/status-item.js';
import { figuresMoved, type FigureMoved } from './figures-moved.js';

/** What of an answer may differ, by the fields that say it. */
const FIELDS = {
  course: ['course'],
  result: ['result'],
  data: ['data'],
  figures: ['figures'],
  parts: ['parts'],
  below: ['distribution'],
  override: ['override', 'computed'],
  meaning: ['type', 'interpreted'],
  followed: ['tracked', 'ended', 'missingChecks'],
  notReported: ['workList'],
  notes: ['notes'],
  explanation: ['explanation'],
} as const satisfies Readonly<Record<string, readonly (keyof StatusItem)[]>>;
export type Aspect = keyof typeof FIELDS;
export const ASPECTS = Object.keys(FIELDS) as readonly Aspect[];

/** A part of what is judged that is answered otherwise; null where there was, or is, no such part. */
export interface PartMoved {
  readonly title: string;
  readonly before: Answers | null;
  readonly after: Answers | null;
  readonly figures: readonly FigureMoved[];
}
type Answers = Pick<EvaluationPart, 'course' | 'result' | 'data'>;

/** All that differs between two answers. */
export interface Difference {
  readonly aspects: readonly Aspect[];
  readonly figures: readonly FigureMoved[];
  readonly parts: readonly PartMoved[];
}

/** Takes two answers apart; where the statement was not known, or does not hold, there is nothing to hold the other against, and every aspect differs. */
export function differenceBetween(before: StatusItem | null, after: StatusItem | null): Difference {
  const differs = (field: keyof StatusItem) => canonicalJson(before?.[field] ?? null) !== canonicalJson(after?.[field] ?? null);
  return {
    aspects: ASPECTS.filter((aspect) => FIELDS[aspect].some(differs)),
    figures: figuresMoved(before?.figures ?? [], after?.figures ?? []),
    parts: partsMoved(before?.parts ?? [], after?.parts ?? []),
  };
}

function partsMoved(before: readonly EvaluationPart[], after: readonly EvaluationPart[]): readonly PartMoved[] {
  const titles = new Set([...after, ...before].map(({ title }) => title));
  return [...titles].flatMap((title) => {
    const [was, is] = [before, after].map((parts) => parts.find((part) => part.title === title) ?? null) as [EvaluationPart | null, EvaluationPart | null];
    const figures = figuresMoved(was?.figures ?? [], is?.figures ?? []);
    if (figures.length === 0 && canonicalJson(answersOf(was)) === canonicalJson(answersOf(is))) return [];
    return [{ title, before: answersOf(was), after: answersOf(is), figures }];
  });
}

function answersOf(part: EvaluationPart | null): Answers | null {
  return part && { course: part.course, result: part.result, data: part.data };
}

import { COURSE_WORDS, DATA_WORDS, explain, partTitle, RESULT_WORDS, type Evaluation, type Language } from '#goal-types';
import {
  sentenceOf,
  statusSentence,
  type GoalRollUp,
  type GoalRollUpRow,
  type LedgerEvent,
  type OwnWords,
  type PartAnswer,
  type StatusChange,
  type StatusItem,
} from '#projections';
import type { Named } from './named.js';

/** The three answers in words beside the codes, and why. */
interface Told {
  readonly words: { readonly course: string; readonly result: string; readonly data: string };
  readonly sentence: string;
}

/** A status item, and each of its parts, with their answers and explanations in words; the codes stay for programs. */
export interface StatusInWords extends Omit<StatusItem, 'parts'>, Told {
  readonly parts: readonly (StatusItem['parts'][number] & Told)[];
}

/** Says a status item in a language, in the plan's own words where it has chosen some. */
export function inWords(item: StatusItem, language: Language, own: OwnWords | null): StatusInWords {
  const parts = item.parts.map((part) => ({
    ...part,
    title: partTitle(part.title, language),
    words: wordsFor(part, language, own),
    sentence: explain(part, language),
  }));
  return { ...item, parts, words: wordsFor(item, language, own), sentence: statusSentence(item, language) };
}

function wordsFor({ course, result, data }: Pick<Evaluation, 'course' | 'result' | 'data'>, language: Language, own: OwnWords | null): Told['words'] {
  return {
    course: own?.course[course]?.[language] ?? COURSE_WORDS[course][language],
    result: own?.result[result]?.[language] ?? RESULT_WORDS[result][language],
    data: own?.data[data]?.[language] ?? DATA_WORDS[data][language],
  };
}

/** A goal's roll-up with every answer in words. */
export interface GoalRollUpInWords extends Omit<GoalRollUp, 'rows' | 'total'> {
  readonly rows: readonly (Omit<GoalRollUpRow, 'asWas' | 'asIs'> & { readonly asWas: (PartAnswer & Told) | null; readonly asIs: (PartAnswer & Told) | null })[];
  readonly total: StatusInWords | null;
}

export function rollUpInWords({ rows, total, ...rest }: GoalRollUp, language: Language, own: OwnWords | null): GoalRollUpInWords {
  const told = (answer: PartAnswer | null) => answer && { ...answer, words: wordsFor(answer, language, own), sentence: explain(answer, language) };
  return {
    ...rest,
    rows: rows.map((row) => ({ ...row, asWas: told(row.asWas), asIs: told(row.asIs) })),
    total: total && inWords(total, language, own),
  };
}

/** An event with the name of who recorded it, and the plain sentence that tells it. */
export type ToldEvent = Named<LedgerEvent> & { readonly eventId: string; readonly sentence: string };

/** Tells an event, its sealed fields already opened. */
export function told(event: Named<LedgerEvent>, language: Language): ToldEvent {
  return { ...event, eventId: event.id, sentence: sentenceOf(event, language) };
}

/** How one statement stood before and after, and the events that made the difference. */
export interface ChangeInWords {
  readonly statementId: string;
  readonly goalId: string;
  readonly wording: StatusItem['wording'];
  readonly before: StatusInWords | null;
  readonly after: StatusInWords | null;
  /** The first of them, in order of seq. */
  readonly events: readonly ToldEvent[];
  /** How many there are in all. */
  readonly causes: number;
}

/** Says a change in a language; `because` is its own, with names. */
export function changeInWords(
  { statementId, before, after, causes }: StatusChange,
  because: readonly Named<LedgerEvent>[],
  language: Language,
  own: OwnWords | null,
): ChangeInWords {
  return {
    statementId,
    goalId: statementId,
    wording: (after ?? before)?.wording ?? {},
    before: before === null ? null : inWords(before, language, own),
    after: after === null ? null : inWords(after, language, own),
    events: because.map((event) => told(event, language)),
    causes,
  };
}

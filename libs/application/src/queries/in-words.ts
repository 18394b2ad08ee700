import { COURSE_WORDS, DATA_WORDS, RESULT_WORDS, type Language } from '#goal-types';
import { sentenceOf, statusSentence, type LedgerEvent, type StatusChange, type StatusItem } from '#projections';
import type { Named } from './named.js';

/** A status item with its three answers and its explanation in words beside the codes. */
export interface StatusInWords extends StatusItem {
  readonly words: { readonly course: string; readonly result: string; readonly data: string };
  readonly sentence: string;
}

/** Says a status item in a language; the codes stay for programs. */
export function inWords(item: StatusItem, language: Language): StatusInWords {
  return {
    ...item,
    words: { course: COURSE_WORDS[item.course][language], result: RESULT_WORDS[item.result][language], data: DATA_WORDS[item.data][language] },
    sentence: statusSentence(item, language),
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
export function changeInWords({ statementId, before, after, causes }: StatusChange, because: readonly Named<LedgerEvent>[], language: Language): ChangeInWords {
  return {
    statementId,
    goalId: statementId,
    wording: (after ?? before)?.wording ?? {},
    before: before === null ? null : inWords(before, language),
    after: after === null ? null : inWords(after, language),
    events: because.map((event) => told(event, language)),
    causes,
  };
}

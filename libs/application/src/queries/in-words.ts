import { COURSE_WORDS, DATA_WORDS, explain, RESULT_WORDS, type Language } from '#goal-types';
import type { StatusItem } from '#projections';

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
    sentence: explain(item, language),
  };
}

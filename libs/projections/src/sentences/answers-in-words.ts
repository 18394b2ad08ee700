import { COURSE_WORDS, DATA_WORDS, RESULT_WORDS, type Distribution, type Evaluation, type Language, type Words } from '#goal-types';
import type { OwnWords } from '../queries/own-words.js';

/** The three answers in words. */
export interface AnswersInWords {
  readonly course: string;
  readonly result: string;
  readonly data: string;
}

/** Says the three answers, in the plan's own words where it has chosen some. */
export function answersInWords(
  { course, result, data }: Pick<Evaluation, 'course' | 'result' | 'data'>,
  language: Language,
  own: OwnWords | null,
): AnswersInWords {
  return {
    course: own?.course[course]?.[language] ?? COURSE_WORDS[course][language],
    result: own?.result[result]?.[language] ?? RESULT_WORDS[result][language],
    data: own?.data[data]?.[language] ?? DATA_WORDS[data][language],
  };
}

/** Says how many give each answer, "2 i rute, 1 etter": only answers that somebody gives, and never an average. */
export function spreadInWords({ course, result, data }: Distribution, language: Language, own: OwnWords | null): AnswersInWords {
  return {
    course: counted(course, COURSE_WORDS, own?.course, language),
    result: counted(result, RESULT_WORDS, own?.result, language),
    data: counted(data, DATA_WORDS, own?.data, language),
  };
}

function counted<K extends string>(
  numbers: Readonly<Record<K, number>>,
  usual: Readonly<Record<K, Words>>,
  own: Readonly<Partial<Record<K, Readonly<Partial<Record<Language, string | undefined>>>>>> | undefined,
  language: Language,
): string {
  const given = (Object.keys(numbers) as K[]).filter((key) => numbers[key] > 0);
  return given.map((key) => `${numbers[key]} ${own?.[key]?.[language] ?? usual[key][language]}`).join(', ');
}

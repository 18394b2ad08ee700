import type { StatusInWords } from '#application';
import { COURSE_WORDS, DATA_WORDS, RESULT_WORDS, type Language, type Words } from '#goal-types';
import { CHECK_WORDS, ENDED_WORDS, text } from '../texts.js';

/** The three answers as a table shows them; of a priority area, how many of its children give each. */
export interface Standing {
  readonly course: string;
  readonly result: string;
  readonly data: string;
}

type Stood = Pick<StatusInWords, 'course' | 'result' | 'data' | 'interpreted' | 'ended' | 'missingChecks' | 'distribution' | 'computed'> &
  Partial<Pick<StatusInWords, 'words'>>;

/** Where a statement stands, in words. What is not interpreted, not followed or overridden says so in place of looking like an answer. */
export function standingOf(item: Stood, language: Language): Standing {
  if (item.distribution !== null) return spread(item.distribution, language);
  if (item.ended !== null) return { course: ENDED_WORDS[item.ended][language], result: '', data: '' };
  if (item.missingChecks.length > 0) {
    const missing = item.missingChecks.map((check) => CHECK_WORDS[check][language]).join(', ');
    return { course: `${text('notFollowed', language)}: ${missing}`, result: '', data: '' };
  }
  if (!item.interpreted) return { course: text('notInterpreted', language), result: '', data: '' };
  const { course, result, data } = item.words ?? {
    course: COURSE_WORDS[item.course][language],
    result: RESULT_WORDS[item.result][language],
    data: DATA_WORDS[item.data][language],
  };
  if (item.computed === null) return { course, result, data };
  return {
    course: beside(course, COURSE_WORDS[item.computed.course][language], language),
    result: beside(result, RESULT_WORDS[item.computed.result][language], language),
    data,
  };
}

/** An override and, where it differs, what the rule itself says. */
function beside(shown: string, computed: string, language: Language): string {
  return shown === computed ? shown : `${shown} (${text('overridden', language)}: ${computed})`;
}

function spread({ course, result, data, notInterpreted }: NonNullable<Stood['distribution']>, language: Language): Standing {
  const without = notInterpreted === 0 ? [] : [`${notInterpreted} ${text('notInterpreted', language)}`];
  return {
    course: [...counts(course, COURSE_WORDS, language), ...without].join(', '),
    result: counts(result, RESULT_WORDS, language).join(', '),
    data: counts(data, DATA_WORDS, language).join(', '),
  };
}

/** "2 i rute": how many give each answer that is given. */
export function counts<K extends string>(counted: Readonly<Record<K, number>>, words: Readonly<Record<K, Words>>, language: Language): readonly string[] {
  return (Object.keys(counted) as K[]).filter((key) => counted[key] > 0).map((key) => `${counted[key]} ${words[key][language]}`);
}

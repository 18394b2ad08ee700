import type { Course, Result } from '#domain';
import type { DataLight } from '../evaluation.js';
import type { Words } from './language.js';

/** The words for the three answers, in every language. */

export const COURSE_WORDS: Readonly<Record<Course, Words>> = {
  ahead: { nb: 'foran', nn: 'framfor', en: 'ahead' },
  onCourse: { nb: 'i rute', nn: 'i rute', en: 'on course' },
  behind: { nb: 'etter', nn: 'etter', en: 'behind' },
  tooEarly: { nb: 'for tidlig å si', nn: 'for tidleg å seie', en: 'too early to say' },
  notApplicable: { nb: 'ikke aktuelt', nn: 'ikkje aktuelt', en: 'not applicable' },
};

export const RESULT_WORDS: Readonly<Record<Result, Words>> = {
  reached: { nb: 'nådd', nn: 'nådd', en: 'reached' },
  partly: { nb: 'delvis nådd', nn: 'delvis nådd', en: 'partly reached' },
  notReached: { nb: 'ikke nådd', nn: 'ikkje nådd', en: 'not reached' },
  notDecidable: { nb: 'kan ikke avgjøres', nn: 'kan ikkje avgjerast', en: 'not decidable' },
};

export const DATA_WORDS: Readonly<Record<DataLight, Words>> = {
  fresh: { nb: 'ferske', nn: 'ferske', en: 'fresh' },
  provisional: { nb: 'foreløpige', nn: 'førebelse', en: 'provisional' },
  outdated: { nb: 'utdaterte', nn: 'utdaterte', en: 'outdated' },
  missing: { nb: 'mangler', nn: 'manglar', en: 'missing' },
  break: { nb: 'brudd i serien', nn: 'brot i serien', en: 'break in series' },
  suppressed: { nb: 'skjult av personvern', nn: 'skjult av personvern', en: 'suppressed' },
};

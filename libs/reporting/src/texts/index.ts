import type { ReportLanguage } from '../model/text.js';
import { APPENDIX } from './appendix.js';
import { CHAPTER_WORDS } from './chapters.js';
import { CHART } from './charts.js';
import { FRONT, SETTING } from './front.js';
import { DIFFERENCE } from './difference.js';
import { filled, type ReportWords, type Values } from './say.js';
import { STATEMENT } from './statement.js';
import { WORKBOOK } from './workbook.js';

export const TEXTS = {
  front: FRONT,
  setting: SETTING,
  chapter: CHAPTER_WORDS,
  statement: STATEMENT,
  chart: CHART,
  appendix: APPENDIX,
  difference: DIFFERENCE,
  workbook: WORKBOOK,
} as const;

type Room = keyof typeof TEXTS;
/** `chapter.overview`: where a text belongs, and which it is. */
export type TextKey = { [R in Room]: `${R}.${keyof (typeof TEXTS)[R] & string}` }[Room];

/** Says a text of the report, with the values in their places. @throws RangeError where one is missing */
export type Say = (key: TextKey, values?: Values) => string;

/** The report's own texts in one language: what is printed around the words and numbers of the ledger. */
export function sayIn(language: ReportLanguage): Say {
  return (key, values = {}) => filled(ALL[key][language], values);
}

const ALL = Object.fromEntries(
  Object.entries(TEXTS).flatMap(([room, texts]) => Object.entries<ReportWords>(texts).map(([key, words]) => [`${room}.${key}`, words])),
) as Readonly<Record<TextKey, ReportWords>>;

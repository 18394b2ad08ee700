import { printable } from '../fonts/index.js';

/** Text as the template sets it: alone, or with its language where that is not the document's, and with its direction where that is from the right. */
export type Said = string | { readonly text: string; readonly lang?: string; readonly rtl?: true };

/** Between two letters: a line may be broken here. The template sets it as nothing, so that text that is copied does not hold it. */
export const BREAK = '\u200B';

/** The text with marks for what can't be set, and places to break what is too long for a line. */
export function said(text: string, language?: string): Said {
  const set = breakable(printable(text).replaceAll(' …', '\u00A0…'));
  const rtl = isFromTheRight(set);
  if (language === undefined && !rtl) return set;
  return { text: set, ...(language === undefined ? {} : { lang: language }), ...(rtl ? { rtl } : {}) };
}

/** The text alone. */
export function textOf(said: Said): string {
  return typeof said === 'string' ? said : said.text;
}

const STRONG = /\p{L}/u;
const FROM_THE_RIGHT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/u;

/** A text runs the way of its first letter. */
function isFromTheRight(text: string): boolean {
  const first = STRONG.exec(text);
  return first !== null && FROM_THE_RIGHT.test(first[0]);
}

/** Longer runs without a space are given places to break; words of letters alone are hyphenated up to {@link LONG_WORD}. */
const LONG_RUN = /\S{28,}/gu;
const LONG_WORD = 40;
const WORD = /^\P{L}*\p{L}+\P{L}*$/u;
/** Addresses and ids break after these. */
const AFTER = /(?<=[-/–—.,;:@?&=#_\]])/u;
const PIECE = /.{1,8}/gsu;

function breakable(text: string): string {
  return text.replaceAll(LONG_RUN, (run) => {
    if (run.length <= LONG_WORD && WORD.test(run)) return run;
    return run
      .split(AFTER)
      .flatMap((part) => (part.length > 20 ? (part.match(PIECE) ?? []) : [part]))
      .join(BREAK);
  });
}

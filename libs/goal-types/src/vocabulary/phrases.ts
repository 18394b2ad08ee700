import type { Say } from '../sentences/say.js';

/** Pieces that sentences of several evaluators share. */

/** " per 31.12.2023" where there is such a day. */
export const by = (say: Say, word: string) => (say.has('by') ? ` ${word} ${say.date('by')}` : '');

/** " til 31.12.2023" where there is such a day. */
export const until = (say: Say, word: string) => (say.has('to') ? ` ${word} ${say.date('to')}` : '');

/** Whether days count as before, on or after the due date; the sign of `days` tells. */
export const timing = (say: Say, words: { readonly before: string; readonly on: string; readonly after: string }) =>
  say.has('days') ? `${say.days('days')} ${say.text('days').startsWith('-') ? words.before : words.after}` : words.on;

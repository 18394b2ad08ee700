import { invalid } from '#kernel';

/** The revision that a decision is made on, as typed. @throws Refused `invalid` naming `--revision` */
export function revisionIn(text: string): number {
  if (/^(-1|0|[1-9]\d{0,8})$/.test(text)) return Number(text);
  throw invalid('--revision', `${JSON.stringify(text)} is no revision`, 'give a whole number, as the answer about the thing says');
}

import type { Door } from '../../door/door.js';
import type { ReportAnswered } from '../../render/answers.js';
import type { Language } from '#goal-types';
import { notFound } from '#kernel';

/** The report as it stands. @throws Refused `not-found` */
export function reportAsked(door: Door, report: string, language: Language = 'nb'): Promise<ReportAnswered> {
  return door.ask<ReportAnswered>('report', { report, language });
}

/** An edition that was published. */
export type Edition = ReportAnswered['editions'][number];

/** The edition that is meant, else the last. @throws Refused `not-found` naming `--edition` */
export function editionIn({ editions, report }: ReportAnswered, text: string | undefined): Edition {
  const found = text === undefined ? editions.at(-1) : editions.find(({ edition }) => String(edition) === text);
  if (found !== undefined) return found;
  const there = editions.map(({ edition }) => edition).join(', ');
  const what = text === undefined ? `a published edition of ${report}` : `edition ${text} of ${report}`;
  throw notFound('--edition', what, there === '' ? 'publish it first' : `choose one of ${there}`);
}

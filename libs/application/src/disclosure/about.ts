import type { Json } from '#kernel';
import type { Words } from '#goal-types';
import { contributorsAt, measuresAt, thresholdAt, wordingIn } from '#projections';
import { aboutMeasure } from '../exports/about.js';
import type { TableAsked } from '../exports/rows.js';
import type { Publication } from './publications.js';

/** Why a figure is not shown. It is not said which of the two it is: that would be a hint. */
const CONFIDENTIAL: Words = {
  nb: 'Tallet handler om for få personer, eller et slikt tall kunne regnes ut av det',
  nn: 'Talet handlar om for få personar, eller eit slikt tal kunne reknast ut av det',
  en: 'The figure tells of too few people, or one that does could be worked out from it',
};

/** The measures of which somebody had said by then whether they are about people: no other is published. */
export async function markedMeasures({ read, point }: TableAsked, decided: number): Promise<readonly string[]> {
  const marked: string[] = [];
  for (const { measure } of await measuresAt(read, point)) if ((await contributorsAt(read, measure, decided)) !== null) marked.push(measure);
  return marked;
}

/** What goes with a published table: the edition, its basis, what is hidden and why, and what each measure is. No event is named. */
export async function aboutPublished(
  asked: TableAsked,
  table: string,
  { report, edition, title, publishedSeq }: Publication,
  self: string,
): Promise<{ readonly [name: string]: Json }> {
  const { at, seq, timeZone, rules, sample } = asked.basis;
  const { language } = asked.params;
  const published = new Set(await markedMeasures(asked, publishedSeq));
  const defined = (await measuresAt(asked.read, asked.point)).filter(({ measure }) => published.has(measure));
  return {
    table,
    report: { report, edition, title: wordingIn(language, title) },
    basis: { at, seq, timeZone, rules, sample },
    self,
    disclosure: { threshold: await thresholdAt(asked.read, publishedSeq), ':': CONFIDENTIAL[language] },
    measures: withoutEvents(defined.map((measure) => aboutMeasure(measure, language))),
  };
}

function withoutEvents(about: readonly Json[]): Json {
  return JSON.parse(JSON.stringify(about, (key, value: unknown) => (key === 'eventId' ? undefined : value))) as Json;
}

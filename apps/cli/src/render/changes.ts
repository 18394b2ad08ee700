import type { ChangeInWords, StatusInWords } from '#application';
import { formatDate, type Language } from '#goal-types';
import { besideHeading } from '../terminal/folded.js';
import { text } from '../texts.js';
import type { ChangesAnswer } from './answers.js';
import { dayInWords, sampleMark, shortened, wordingIn } from './basis.js';
import { leadingFigure } from './figures.js';
import { standingOf } from './standing.js';

const MOST_WORDING = 90;
const MOST_CAUSES = 8;

/** What differs between two points of knowledge, goal by goal: before, after, and the events that made the difference. */
export function renderChanges(answer: ChangesAnswer, language: Language, width: number): string {
  const { basis, from, to, items } = answer;
  const heading = `${text('per', language)} ${formatDate(basis.at, language)}, ${text('learnt', language)} seq ${from.seq} ${text('and', language)} seq ${to.seq}${sampleMark(basis, language)}`;
  const blocks = items.map((item) => changeOf(item, basis.timeZone, language, width));
  return [heading, ...(blocks.length === 0 ? [text('noChanges', language)] : blocks)].join('\n\n');
}

function changeOf({ goalId, wording, before, after, events, causes }: ChangeInWords, timeZone: string, language: Language, width: number): string {
  const indent = Math.max(...[text('before', language), text('after', language), text('because', language)].map((label) => label.length)) + 4;
  const line = (label: string, words: string) => besideHeading(`  ${label}`.padEnd(indent), words, width);
  const told = events.slice(0, MOST_CAUSES).map(({ seq, recordedAt, sentence }) => `${dayInWords(recordedAt, timeZone, language)} (seq ${seq}) ${sentence}`);
  const more = causes - told.length;
  const because = [...told, ...(more > 0 ? [`+ ${more} ${text('moreCauses', language)}`] : [])];
  return [
    besideHeading(`${goalId}  `, shortened(wordingIn(wording, language), MOST_WORDING), width),
    line(text('before', language), stateOf(before, language)),
    line(text('after', language), stateOf(after, language)),
    ...because.map((words, index) => line(index === 0 ? text('because', language) : '', words)),
  ].join('\n');
}

function stateOf(item: StatusInWords | null, language: Language): string {
  if (item === null) return text('notThen', language);
  const { course, result, data } = standingOf(item, language);
  const standing = [course, result, data].filter((word) => word !== '').join(' · ');
  return [standing, leadingFigure(item.figures, language), item.sentence].filter((words) => words !== '').join(' — ');
}

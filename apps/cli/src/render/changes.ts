import type { StatusInWords } from '#application';
import type { Language } from '#goal-types';
import { besideHeading } from '../terminal/folded.js';
import { text } from '../texts.js';
import type { ChangesAnswer, GoalChange } from './answers.js';
import { basisInWords, dayInWords, shortened, wordingIn } from './basis.js';
import { leadingFigure } from './figures.js';
import { standingOf } from './standing.js';

const MOST_WORDING = 90;

/** What differs between two points of knowledge, goal by goal: before, after, and the events that made the difference. */
export function renderChanges(answer: ChangesAnswer, language: Language, width: number): string {
  const blocks = answer.items.map((item) => changeOf(item, answer.basis.timeZone, language, width));
  return [basisInWords(answer.basis, language), ...(blocks.length === 0 ? [text('noChanges', language)] : blocks)].join('\n\n');
}

function changeOf({ goalId, wording, before, after, events }: GoalChange, timeZone: string, language: Language, width: number): string {
  const labels = [text('before', language), text('after', language), text('because', language)];
  const indent = Math.max(...labels.map((label) => label.length)) + 4;
  const line = (label: string, words: string) => besideHeading(`  ${label}`.padEnd(indent), words, width);
  return [
    besideHeading(`${goalId}  `, shortened(wordingIn(wording, language), MOST_WORDING), width),
    line(text('before', language), stateOf(before, language)),
    line(text('after', language), stateOf(after, language)),
    ...events.map(({ seq, recordedAt, sentence }, index) =>
      line(index === 0 ? text('because', language) : '', `${dayInWords(recordedAt, timeZone, language)} (seq ${seq}) ${sentence}`),
    ),
  ].join('\n');
}

function stateOf(item: StatusInWords | null, language: Language): string {
  if (item === null) return text('notThen', language);
  const { course, result, data } = standingOf(item, language);
  const figure = leadingFigure(item.figures, language);
  return [[course, result, data].filter((word) => word !== '').join(' · '), figure, item.sentence].filter((word) => word !== '').join(' — ');
}

import { linesOf } from '../terminal/folded.js';
import type { Language } from '#goal-types';
import { text } from '../texts.js';
import type { WorkbenchAnswer } from './answers.js';

/** The questions with the sentences behind each and the types they lead to, the rules where two types compete, and the way out where none fits. */
export function renderWorkbench({ questions, rules }: WorkbenchAnswer, language: Language, width: number): string {
  const asked = questions.flatMap(({ asks, choices }, index) => [
    '',
    `${index + 1}. ${asks}`,
    ...choices.flatMap(({ says, types }) => [`   ${says}`, ...types.flatMap(({ type, sentence }) => indented(`${type}: ${sentence}`, 6, width))]),
  ]);
  const decided = rules.flatMap(({ when, ask, settles }) => [
    ...indented(`${when}: ${ask}`, 3, width),
    ...indented(settles.map(({ answer, type }) => `${answer} → ${type}`).join('; '), 6, width),
  ]);
  return [...asked.slice(1), '', text('whereTwoFit', language), ...decided, '', ...indented(text('noneFits', language), 0, width)].join('\n');
}

function indented(words: string, by: number, width: number): readonly string[] {
  return linesOf(words, width - by).map((line) => `${' '.repeat(by)}${line}`);
}

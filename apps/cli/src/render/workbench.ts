import { linesOf } from '../terminal/folded.js';
import type { WorkbenchAnswer } from './answers.js';

/** The questions with the sentences behind each and the types they lead to, then the rules where two types compete. */
export function renderWorkbench({ questions, rules }: WorkbenchAnswer, width: number): string {
  const asked = questions.flatMap(({ asks, choices }, index) => [
    '',
    `${index + 1}. ${asks}`,
    ...choices.flatMap(({ says, types }) => [`   ${says}`, ...types.flatMap(({ type, sentence }) => indented(`${type}: ${sentence}`, 6, width))]),
  ]);
  const decided = rules.flatMap(({ when, ask, settles }) => [
    ...indented(`${when}: ${ask}`, 3, width),
    ...indented(settles.map(({ answer, type }) => `${answer} → ${type}`).join('; '), 6, width),
  ]);
  return [...asked.slice(1), '', '?', ...decided].join('\n');
}

function indented(text: string, by: number, width: number): readonly string[] {
  return linesOf(text, width - by).map((line) => `${' '.repeat(by)}${line}`);
}

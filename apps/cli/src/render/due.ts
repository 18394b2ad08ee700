import type { Language } from '#goal-types';
import { table, type Column } from '../terminal/table.js';
import { text } from '../texts.js';
import type { DueAnswer } from './answers.js';
import { basisInWords, wordingIn } from './basis.js';

/** The days that everything is counted back from, then who owes what, and how long there is. */
export function renderDue(answer: DueAnswer, language: Language, width: number): string {
  const columns: readonly Column[] = [
    { heading: text('daysLeft', language), stretch: 0, align: 'right' },
    { heading: text('who', language), stretch: 1 },
    { heading: text('missing', language), stretch: 3 },
  ];
  const rows = together(answer.items).map(({ daysLeft, who, sentence, goals }) => [
    String(daysLeft),
    who,
    goals.length === 0 ? sentence : `${sentence} (${goals.join(', ')})`,
  ]);
  const counted = Object.values(answer.counts).reduce((sum, count) => sum + count, 0);
  return [
    `${wordingIn(answer.report.title, language)} (${answer.report.report}) · ${basisInWords(answer.basis, language)}`,
    ...answer.steps.map(({ words }) => `  ${words}`),
    ...answer.remarks.map(({ words }) => `! ${words}`),
    rows.length === 0 ? text('nothingMissing', language) : table(columns, rows, width),
    ...(counted > answer.items.length ? [`${counted - answer.items.length} ${text('moreMissing', language)}`] : []),
    ...(rows.length === 0 ? [] : [`${text('answerThem', language)} fremdrift due ${answer.plan} --lines`]),
  ].join('\n');
}

type Row = Pick<DueAnswer['items'][number], 'daysLeft' | 'who' | 'sentence' | 'goals'>;

/** What the same one owes in the same words, in one row with all the goals. */
function together(items: DueAnswer['items']): readonly Row[] {
  const alike = Map.groupBy(items, ({ daysLeft, who, sentence }) => `${daysLeft} ${who} ${sentence}`);
  return [...alike.values()].flatMap((some) => {
    const [first] = some;
    return first === undefined ? [] : [{ ...first, goals: some.flatMap(({ goals }) => goals) }];
  });
}

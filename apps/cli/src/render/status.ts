import type { StatusInWords } from '#application';
import type { Language } from '#goal-types';
import { table, type Column } from '../terminal/table.js';
import { text } from '../texts.js';
import type { PlanStatusAnswer } from './answers.js';
import { basisInWords, shortened, wordingIn } from './basis.js';
import { leadingFigure } from './figures.js';
import { standingOf } from './standing.js';

const MOST_WORDING = 90;

/** Where every statement of a plan stands, one row a statement; with `explain` the reason stands in place of the wording. */
export function renderStatus(answer: PlanStatusAnswer, language: Language, options: { readonly width: number; readonly explain: boolean }): string {
  const columns: readonly Column[] = [
    { heading: text('goal', language), stretch: 0 },
    { heading: text(options.explain ? 'explanation' : 'wording', language), stretch: 4 },
    { heading: text('figure', language), stretch: 2 },
    { heading: text('course', language), stretch: 2 },
    { heading: text('result', language), stretch: 2 },
    { heading: text('data', language), stretch: 2 },
  ];
  const rows = answer.items.flatMap((item) => {
    const { course, result, data } = standingOf(item, language);
    const words = options.explain && item.sentence !== '' ? item.sentence : shortened(wordingIn(item.wording, language), MOST_WORDING);
    const row = [item.statementId, words, leadingFigure(item.figures, language), course, result, data];
    return [row, ...(options.explain ? item.parts.map((part) => partRow(part, language)) : [])];
  });
  return [basisInWords(answer.basis, language), rows.length === 0 ? text('nothing', language) : table(columns, rows, options.width)].join('\n');
}

/** A part of what a statement is made of, under it. */
function partRow({ title, sentence, figures, words }: StatusInWords['parts'][number], language: Language): readonly string[] {
  return ['', `↳ ${[title, sentence].filter((part) => part !== '').join(': ')}`, leadingFigure(figures, language), words.course, words.result, words.data];
}

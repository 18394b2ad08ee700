import type { Language } from '#goal-types';
import { table, type Column } from '../terminal/table.js';
import { text } from '../texts.js';
import type { WorkListAnswer } from './answers.js';
import { basisInWords } from './basis.js';

/** Who has not reported, and on what; then cases and goals that are no unit's. */
export function renderWorkList(answer: WorkListAnswer, language: Language, width: number): string {
  const columns: readonly Column[] = [
    { heading: text('unit', language), stretch: 1 },
    { heading: text('notReported', language), stretch: 2 },
  ];
  const units = answer.units.map(({ name, goals }) => [name, goals.map(({ goalId }) => goalId).join(', ')]);
  const others = answer.others.map(({ goalId, things }) => [goalId, things.join(', ')]);
  const rows = [...units, ...others];
  return [basisInWords(answer.basis, language), rows.length === 0 ? text('allReported', language) : table(columns, rows, width)].join('\n');
}

import { formatDate, type Language } from '#goal-types';
import { ROLE_WORDS } from '#projections';
import { table, type Column } from '../terminal/table.js';
import { text } from '../texts.js';
import type { HistoryAnswer } from './answers.js';
import { basisInWords, dayInWords } from './basis.js';

/** Everything that happened to a goal, one sentence an event with who recorded it, in the order it was recorded. */
export function renderHistory(answer: HistoryAnswer, language: Language, width: number): string {
  const columns: readonly Column[] = [
    { heading: 'seq', stretch: 0, align: 'right' },
    { heading: text('recorded', language), stretch: 0 },
    { heading: text('validFrom', language), stretch: 0 },
    { heading: text('who', language), stretch: 2 },
    { heading: text('what', language), stretch: 3 },
  ];
  const rows = answer.items.map(({ seq, recordedAt, validFrom, actorName, role, sentence }) => [
    String(seq),
    dayInWords(recordedAt, answer.basis.timeZone, language),
    validFrom === null ? '' : formatDate(validFrom, language),
    actorName ?? ROLE_WORDS[role][language],
    sentence,
  ]);
  const more = answer.next === null ? [] : [`${text('more', language)} ${answer.next}`];
  return [basisInWords(answer.basis, language), rows.length === 0 ? text('nothing', language) : table(columns, rows, width), ...more].join('\n');
}

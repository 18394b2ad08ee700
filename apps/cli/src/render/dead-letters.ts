import type { DeadLetter, Replayed } from '#application';
import { table, type Column } from '../terminal/table.js';

const COLUMNS: readonly Column[] = [
  { heading: 'Refused at', stretch: 0 },
  { heading: 'From', stretch: 1 },
  { heading: 'Why', stretch: 3 },
];

/** Dead letters as a table, the oldest first. @param all how many there are, of which these are the latest */
export function deadLettersInWords(letters: readonly DeadLetter[], all: number, width: number): string {
  if (all === 0) return 'Nothing that source systems sent was refused.';
  const rows = letters.map(({ at, from, kind, issues }) => [
    `${at.slice(0, 19)}Z`,
    from,
    issues.map(({ field, problem, remedy }) => `${field}: ${problem} → ${remedy}`).join('\n') || kind,
  ]);
  const rest = all > letters.length ? `\n\nThe latest ${letters.length} of ${all}.` : '';
  return `${table(COLUMNS, rows, width)}${rest}\n\nOnce a reason is put right: fremdrift relay replay`;
}

/** What sending again came to. */
export function replayedInWords({ sent, passedOver }: Replayed): string {
  const rest =
    passedOver === 0 ? '' : `\n${passedOver} can't be sent again: not whole, or no dead letters of the relay. fremdrift relay dead-letters says which.`;
  return `${sent} sent again. What is refused once more lies with the dead letters again.${rest}`;
}

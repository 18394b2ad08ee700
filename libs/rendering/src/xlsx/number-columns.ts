import type { Filled } from './columns.js';
import { texts } from './columns.js';
import { displayOf, lostDigits, numberOf, type Exact } from './numbers.js';

/** A column of numbers, and beside it one with all digits as text, where some number has more of them than a spreadsheet holds. */
export function numberColumns(id: string, label: string, numbers: readonly (Exact | null)[], exactLabel: string): readonly Filled[] {
  const lost = numbers.map((number) => (number === null ? null : lostDigits(number)));
  return [
    {
      column: { id, type: 'decimal', role: 'measure', label },
      cells: numbers.map((number) => (number === null ? null : numberOf(number))),
      displayOf: (row) => {
        const number = numbers[row];
        return number === null || number === undefined ? 'plain' : displayOf(number);
      },
    },
    ...(lost.some((text) => text !== null) ? [texts(`${id}-exact`, exactLabel, lost)] : []),
  ];
}

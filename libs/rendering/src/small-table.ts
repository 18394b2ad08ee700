import type { TableBlock } from '#reporting';

const FEW_ROWS = 12;
const FEW_LETTERS = 1_500;

/** Whether a table is so small that it is not broken over two pages. */
export function isSmall(rows: TableBlock['rows']): boolean {
  return rows.length <= FEW_ROWS && rows.flat().reduce((sum, { text }) => sum + text.length, 0) <= FEW_LETTERS;
}

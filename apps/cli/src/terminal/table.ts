import { linesOf } from './folded.js';

/** One column: its heading, and how eagerly it takes room when the terminal is narrow (0 keeps its natural width). */
export interface Column {
  readonly heading: string;
  readonly stretch: number;
  readonly align?: 'left' | 'right';
}

type Row = readonly string[];

const GAP = '  ';
const NARROWEST = 8;

/** A table no wider than `width` characters, if its narrowest form is not: columns that stretch share what the others leave, and wrap their words. */
export function table(columns: readonly Column[], rows: readonly Row[], width: number): string {
  const headings = columns.map(({ heading }) => heading);
  const natural = columns.map((_, index) => Math.max(...[headings, ...rows].map((row) => longestLine(row[index] ?? ''))));
  const widths = fitted(columns, natural, width - GAP.length * (columns.length - 1));
  const rule = widths.map((length) => '─'.repeat(length));
  return [headings, rule, ...rows].map((row) => drawn(row, columns, widths)).join('\n');
}

/**
 * Columns that need no more than their share get what they need, and none less than the narrowest; what that leaves is shared anew by
 * the others, until every one has its width.
 */
function fitted(columns: readonly Column[], natural: readonly number[], room: number): readonly number[] {
  const widths = natural.map((length, index) => (columns[index]?.stretch === 0 ? length : null));
  for (;;) {
    const open = columns.flatMap(({ stretch }, index) => (widths[index] === null ? [{ index, stretch, needs: natural[index] ?? 0 }] : []));
    const left = room - sum(widths.map((length) => length ?? 0));
    const shares = sum(open.map(({ stretch }) => stretch));
    const shareOf = ({ stretch }: { readonly stretch: number }) => Math.floor((left * stretch) / shares);
    const content = open.filter((column) => column.needs <= shareOf(column));
    const poor = open.filter((column) => shareOf(column) < NARROWEST);
    const settled = content.length > 0 ? content : poor.length > 0 ? poor : open;
    for (const column of settled) widths[column.index] = Math.min(column.needs, Math.max(shareOf(column), NARROWEST));
    if (settled.length === open.length) return widths.map((length) => length ?? 0);
  }
}

function drawn(row: Row, columns: readonly Column[], widths: readonly number[]): string {
  const cells = columns.map((_, index) => linesOf(row[index] ?? '', widths[index] ?? 0));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ align = 'left' }, index) => {
        const text = cells[index]?.[line] ?? '';
        return align === 'left' ? text.padEnd(widths[index] ?? 0) : text.padStart(widths[index] ?? 0);
      })
      .join(GAP)
      .trimEnd(),
  ).join('\n');
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

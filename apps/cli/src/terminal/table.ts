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

/** Columns that need no more than their share keep their natural width; the others share what is left, until all have theirs. */
function fitted(columns: readonly Column[], natural: readonly number[], room: number): readonly number[] {
  const widths = natural.map((length, index) => (columns[index]?.stretch === 0 ? length : null));
  for (;;) {
    const open = columns.flatMap(({ stretch }, index) => (widths[index] === null ? [{ index, stretch }] : []));
    const left = room - sum(widths.map((length) => length ?? 0));
    const shareOf = (stretch: number) => Math.max(NARROWEST, Math.floor((left * stretch) / sum(open.map((column) => column.stretch))));
    const content = open.filter(({ index, stretch }) => (natural[index] ?? 0) <= shareOf(stretch));
    if (content.length === 0) return widths.map((length, index) => length ?? shareOf(columns[index]?.stretch ?? 1));
    for (const { index } of content) widths[index] = natural[index] ?? 0;
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

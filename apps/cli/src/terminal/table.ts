import Table from 'cli-table3';

/** One column: its heading, and how eagerly it takes room when the terminal is narrow (0 keeps its natural width). */
export interface Column {
  readonly heading: string;
  readonly stretch: number;
  readonly align?: 'left' | 'right';
}

const BORDERS = 3;

/** A table no wider than `width` characters: columns that stretch share what the others leave, and wrap their words. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string {
  const natural = columns.map((column, i) => Math.max(column.heading.length, ...rows.map((row) => (row[i] ?? '').length)));
  const fixed = sum(natural.filter((_, i) => columns[i]?.stretch === 0));
  const shares = sum(columns.map((column) => column.stretch));
  const room = Math.max(shares * 8, width - fixed - BORDERS * columns.length - 1);
  const widths = columns.map((column, i) => {
    const wanted = natural[i] ?? 0;
    return (column.stretch === 0 ? wanted : Math.min(wanted, Math.max(8, Math.floor((room * column.stretch) / shares)))) + 2;
  });
  const drawn = new Table({
    head: columns.map((column) => column.heading),
    colWidths: widths,
    colAligns: columns.map((column) => column.align ?? 'left'),
    wordWrap: true,
    style: { head: [], border: [] },
  });
  drawn.push(...rows.map((row) => [...row]));
  return drawn.toString();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

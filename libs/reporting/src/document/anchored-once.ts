import type { Block, Cell } from './blocks.js';

/** The same blocks with each figure's id on the first cell that prints it alone: an anchor is in one place. */
export function anchoredOnce(blocks: readonly Block[]): readonly Block[] {
  const seen = new Set<string>();
  return blocks.map((block) => (block.kind === 'table' ? { ...block, rows: block.rows.map((row) => row.map((cell) => once(cell, seen))) } : block));
}

function once(cell: Cell, seen: Set<string>): Cell {
  const { figure, ...rest } = cell;
  if (figure === undefined) return cell;
  if (seen.has(figure)) return rest;
  seen.add(figure);
  return cell;
}

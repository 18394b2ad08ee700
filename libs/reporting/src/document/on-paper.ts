import type { ReportDocument, TableBlock } from './blocks.js';

/** The document as it is printed: long tables of what a chart shows are brief, and say where all of it stands. */
export function onPaper(document: ReportDocument): ReportDocument {
  return { ...document, blocks: document.blocks.map((block) => (block.kind === 'table' ? briefly(block) : block)) };
}

function briefly({ brief, ...table }: TableBlock): TableBlock {
  if (brief === undefined) return table;
  const { rows, note } = table;
  return { ...table, rows: brief.rows.flatMap((index) => [rows[index] ?? []]), note: note === null ? brief.told : `${note} ${brief.told}` };
}

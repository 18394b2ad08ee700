import type { Block, ReportDocument, Say } from '#reporting';

/** What every part of a Word document is set with. */
export interface Setting {
  readonly document: ReportDocument;
  readonly say: Say;
  /** Name of the bookmark that an anchor of the document leads to; undefined where nothing leads there. */
  readonly bookmarks: ReadonlyMap<string, string>;
  /** The number of each table and each figure, from 1. */
  readonly numbers: ReadonlyMap<Block, number>;
}

export function settingOf(document: ReportDocument, say: Say): Setting {
  const { blocks } = document;
  return { document, say, bookmarks: bookmarksOf(blocks), numbers: new Map([...numbered(blocks, 'table'), ...numbered(blocks, 'chart')]) };
}

function numbered(blocks: readonly Block[], kind: Block['kind']): readonly (readonly [Block, number])[] {
  return blocks.filter((block) => block.kind === kind).map((block, index) => [block, index + 1]);
}

/** Names of bookmarks hold 40 characters, and few of those that ids hold. */
function bookmarksOf(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const led = new Set(blocks.flatMap(leadsTo));
  return new Map([...led].map((anchor, index) => [anchor, `fremdrift_${index + 1}`]));
}

function leadsTo(block: Block): readonly string[] {
  const pointers = block.kind === 'list' ? block.items : block.kind === 'table' ? block.rows.flat() : [];
  return pointers.flatMap(({ to }) => (to === undefined ? [] : [to]));
}

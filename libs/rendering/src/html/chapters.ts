import type { Block } from '#reporting';
import { blockHtml } from './blocks.js';
import { element, idOf } from './element.js';
import type { Page } from './page.js';

/** A chapter: a heading of the first level, and all until the next. */
interface Chapter {
  readonly heading: string | null;
  readonly startsPage: boolean;
  readonly blocks: readonly Block[];
}

/** The document's blocks, each chapter a part of the page that can be gone to. */
export function chaptersHtml(blocks: readonly Block[], page: Page): string {
  return chaptersOf(blocks)
    .map(({ heading, startsPage, blocks }) =>
      element(
        'section',
        { class: startsPage ? 'new-page' : undefined, 'aria-labelledby': heading === null ? undefined : idOf(heading) },
        ...blocks.map((block) => `\n${blockHtml(block, page)}`),
      ),
    )
    .join('\n');
}

function chaptersOf(blocks: readonly Block[]): readonly Chapter[] {
  const starts = blocks.flatMap((block, index) => (block.kind === 'heading' && block.level === 1 ? [index] : []));
  const cuts = starts[0] === 0 ? starts : [0, ...starts];
  return cuts
    .map((from, nth) => ({ from, blocks: blocks.slice(from, cuts[nth + 1]).filter(({ kind }) => kind !== 'newPage') }))
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ from, blocks: own }) => {
      const [first] = own;
      const heading = first?.kind === 'heading' && first.level === 1 ? first.id : null;
      return { heading, startsPage: blocks[from - 1]?.kind === 'newPage', blocks: own };
    });
}

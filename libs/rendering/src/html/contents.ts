import type { Block, ReportDocument } from '#reporting';
import { element, escaped, linkTo } from './element.js';

type Heading = Extract<Block, { kind: 'heading' }>;

/** The way around: every heading but those that recur in each section, within the one that it stands under. */
export function contentsHtml({ contents, blocks }: ReportDocument): string {
  const headings = blocks.filter((block): block is Heading => block.kind === 'heading' && block.recurring !== true);
  return element('nav', { class: 'contents', 'aria-labelledby': 'contents' }, element('h2', { id: 'contents' }, escaped(contents)), listHtml(headings, 1));
}

/** Headings below each of the level; those before the first of it stand alone. */
function listHtml(headings: readonly Heading[], level: number): string {
  if (headings.length === 0) return '';
  const starts = headings.flatMap((heading, index) => (heading.level <= level || index === 0 ? [index] : []));
  return element(
    'ol',
    {},
    ...starts.map((start, nth) => {
      const own = headings.slice(start, starts[nth + 1]);
      return element('li', {}, ...own.slice(0, 1).map(linkHtml), listHtml(own.slice(1), level + 1));
    }),
  );
}

function linkHtml({ id, text, language }: Heading): string {
  return element('a', { href: linkTo(id), lang: language }, escaped(text));
}

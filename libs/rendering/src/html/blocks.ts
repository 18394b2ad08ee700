import type { Block } from '#reporting';
import { outcomeSvg } from '../outcome-shapes.js';
import { element, escaped, heard, idOf, linkTo } from './element.js';
import type { Page } from './page.js';
import { barPicture, besideWords, chartPicture } from './pictures.js';
import { tableHtml } from './table.js';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** One block of the document as it stands in the page. */
export function blockHtml(block: Block, page: Page): string {
  const set = SETTERS[block.kind] as (block: Block, page: Page) => string;
  return set(block, page);
}

const SETTERS: { readonly [K in Block['kind']]: (block: Of<K>, page: Page) => string } = {
  heading: headingHtml,
  paragraph: paragraphHtml,
  list: ({ items }) => element('ul', {}, ...items.map(itemHtml)),
  terms: ({ items }) => termsHtml(items),
  status: ({ outcome, words }) => element('p', { class: 'status' }, besideWords(outcomeSvg(outcome)), element('span', {}, escaped(words))),
  spread: ({ counts, alternative }) => element('figure', {}, barPicture(counts, { alternative })),
  table: tableHtml,
  chart: chartHtml,
  newPage: () => '',
};

/** The page's own title is above the first level of the document. */
function headingHtml({ level, text, id, language }: Of<'heading'>): string {
  return element(`h${level + 1}`, { id: idOf(id), lang: language }, escaped(text));
}

function paragraphHtml({ tone, text, language }: Of<'paragraph'>): string {
  if (tone === 'wording') return element('blockquote', { class: tone, lang: language, dir: 'auto' }, element('p', {}, escaped(text)));
  const direction = tone === 'prose' ? 'auto' : undefined;
  return element('p', { class: tone === 'normal' ? undefined : tone, lang: language, dir: direction }, escaped(text));
}

function itemHtml({ text, to }: Of<'list'>['items'][number]): string {
  return element('li', {}, to === undefined ? escaped(text) : element('a', { href: linkTo(to) }, escaped(text)));
}

/** Terms with what is said of them. */
export function termsHtml(items: Of<'terms'>['items']): string {
  return element(
    'dl',
    {},
    ...items.map(({ term, text, figure, hint }) =>
      element(
        'div',
        { id: figure === undefined ? undefined : idOf(figure) },
        element('dt', {}, escaped(term)),
        element('dd', {}, escaped(text), hint === undefined ? '' : heard(` (${hint})`)),
      ),
    ),
  );
}

function chartHtml({ chart, alternative }: Of<'chart'>, { pictures, language, nextFigure, say }: Page): string {
  const id = idOf(chart.id);
  const title = `${nextFigure()}. ${chart.title}`;
  return element(
    'figure',
    { id },
    chartPicture(chart, language, pictures, { alternative: title, describedBy: `${id}-told` }),
    element('figcaption', {}, escaped(title)),
    element('details', {}, element('summary', {}, escaped(say('setting.figureInWords'))), element('p', { id: `${id}-told` }, escaped(alternative))),
  );
}

import type { Cell, Column, TableBlock } from '#reporting';
import { element, escaped, heard, idOf, linkTo } from './element.js';
import type { Page } from './page.js';

/** Tables of more columns than this can be wider than a narrow screen: they scroll by themselves, by keyboard too. */
const MOST_COLUMNS_THAT_FIT = 3;

/** A table with a caption, headings of columns and rows marked as such. */
export function tableHtml({ id, caption, columns, rows, note }: TableBlock, page: Page): string {
  const anchor = idOf(id);
  const table = element(
    'table',
    {},
    element('caption', { id: `${anchor}-caption` }, element('span', {}, escaped(`${page.nextTable()}. ${caption}`))),
    element('thead', {}, element('tr', {}, ...columns.map(({ label, align }) => element('th', { scope: 'col', class: classes({ align }) }, escaped(label))))),
    element('tbody', {}, ...rows.map((row) => rowHtml(row, columns, page))),
  );
  const isWide = columns.length > MOST_COLUMNS_THAT_FIT;
  const scrolls = isWide ? { role: 'group', tabindex: '0', 'aria-labelledby': `${anchor}-caption` } : {};
  return element('div', { id: anchor, class: 'table' }, element('div', { class: 'scroll', ...scrolls }, table), ...notes(note, rows, page));
}

function notes(note: string | null, rows: TableBlock['rows'], { anchors, say }: Page): readonly string[] {
  const hasSigns = anchors.has('signs') && rows.some((row) => row.some(({ hint }) => hint !== undefined));
  return [
    ...(note === null ? [] : [element('p', { class: 'note' }, escaped(note))]),
    ...(hasSigns ? [element('p', { class: 'note' }, element('a', { href: linkTo('signs') }, escaped(say('appendix.signs'))))] : []),
  ];
}

function rowHtml(row: readonly Cell[], columns: readonly Column[], page: Page): string {
  const cells = row.map((cell, index) => {
    const attributes = {
      id: cell.figure === undefined ? undefined : idOf(cell.figure),
      lang: cell.language,
      class: classes({ align: columns[index]?.align ?? 'start', depth: cell.depth ?? 0 }),
      title: cell.hint,
    };
    return index === 0 ? element('th', { scope: 'row', ...attributes }, cellHtml(cell, page)) : element('td', attributes, cellHtml(cell, page));
  });
  return element('tr', {}, ...cells);
}

function cellHtml({ text, hint, to, date, depth = 0 }: Cell, { say }: Page): string {
  const shown = date === undefined ? escaped(text) : element('time', { datetime: date }, escaped(text));
  const led = to === undefined ? shown : element('a', { href: linkTo(to) }, shown);
  const besides = [...(hint === undefined ? [] : [hint]), ...(depth === 0 ? [] : [say('setting.level', { level: depth + 1 })])];
  return `${led}${besides.map((said) => heard(` (${said})`)).join('')}`;
}

const DEEPEST = 3;

function classes({ align, depth = 0 }: { readonly align: Column['align']; readonly depth?: number }): string | undefined {
  const all = [...(align === 'end' ? ['end'] : []), ...(depth === 0 ? [] : [`depth-${Math.min(depth, DEEPEST)}`])];
  return all.length === 0 ? undefined : all.join(' ');
}

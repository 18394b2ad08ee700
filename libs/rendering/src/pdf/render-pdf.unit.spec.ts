import * as fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { documentOf, fingerprintOf, onPaper, sampleModel, type Block, type ReportDocument, type ReportLanguage } from '#reporting';
import { printable } from '../fonts/index.js';
import { renderPdf } from './render-pdf.js';

const documentIn = (language: ReportLanguage, huge = false): ReportDocument => {
  const model = sampleModel({ language, huge });
  return documentOf(model, { fingerprint: fingerprintOf(model), service: 'https://ledger.example' });
};
const withBlocks = (...blocks: readonly Block[]): ReportDocument => ({
  ...documentIn('nb'),
  blocks: [{ kind: 'heading', level: 1, text: 'Begynnelsen', id: 'start' }, ...blocks],
});
const read = (pdf: Uint8Array) => getDocumentProxy(new Uint8Array(pdf));
const pagesOf = async (pdf: Uint8Array) => (await extractText(await read(pdf))).text;
/** Where lines end is the setting's own affair. */
const unbroken = (text: string) => text.replaceAll(/\s+/gu, '');
const textOf = async (pdf: Uint8Array) => unbroken((await pagesOf(pdf)).join(''));
/** The front page and one page of contents. */
const CONTENTS_END = 2;
const FROM_THE_RIGHT = /[\u0590-\u08FF]|U\+0[56]/u;
/** No more than stands on the first line, which a page does not part. */
const beginning = (text: string) => unbroken(printable(text)).slice(0, 40);
const rawOf = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

describe('a report as PDF', () => {
  it('is the same bytes each time', () => {
    expect(Buffer.compare(renderPdf(documentIn('nb')), renderPdf(documentIn('nb')))).toBe(0);
  });

  it('is another file when a single word is', () => {
    const one = renderPdf(withBlocks({ kind: 'paragraph', tone: 'prose', text: 'Vi er fornøyde.' }));
    const other = renderPdf(withBlocks({ kind: 'paragraph', tone: 'prose', text: 'Vi er misfornøyde.' }));
    expect(Buffer.compare(one, other)).not.toBe(0);
  });

  it.each(['nb', 'nn'] as const)('says of itself what it is and what language it is in (%s)', async (language) => {
    const document = documentIn(language);
    const pdf = renderPdf(document);
    const { info } = await (await read(pdf)).getMetadata();
    expect(info).toMatchObject({ Title: document.title, Author: document.front.organisation, Language: `${language}-NO` });
    expect(info).toHaveProperty('CreationDate', `D:${document.dated.replaceAll('-', '')}000000Z`);
  });

  it('has on every page its mark, the report, the first 16 characters of the fingerprint, and which page of how many', async () => {
    const { front, ...rest } = documentIn('nb');
    const pages = await pagesOf(renderPdf({ ...rest, front: { ...front, mark: 'UTKAST' } }));
    expect(pages.length).toBeGreaterThan(10);
    for (const [index, page] of pages.entries()) {
      expect(unbroken(page)).toContain('UTKAST');
      expect(unbroken(page)).toContain(`${front.report}·${front.fingerprint.slice(0, 16)}Side${index + 1}av${pages.length}`);
    }
  });

  it('has all that is written in the document, in its order', async () => {
    const document = documentIn('nn');
    const text = unbroken((await pagesOf(renderPdf(document))).slice(CONTENTS_END).join(''));
    const written = document.blocks.flatMap((block) => (block.kind === 'heading' || block.kind === 'paragraph' ? [beginning(block.text)] : []));
    expect(written.length).toBeGreaterThan(100);
    let from = 0;
    for (const words of written.filter((one) => !FROM_THE_RIGHT.test(one))) {
      const at = text.indexOf(words, from);
      expect({ words, found: at >= from }).toEqual({ words, found: true });
      from = at + words.length;
    }
  });

  it('sets as text what elsewhere is markup or a formula, and marks what it can not set', async () => {
    const strange = '=SUM(A1:A9) #let x = 1 *b* _i_ `c` $x^2$ <b> \\cmd{} #panic("x") // ] ) 😀';
    const text = await textOf(renderPdf(withBlocks({ kind: 'paragraph', tone: 'prose', text: strange })));
    expect(text).toContain(unbroken(strange).replace('😀', '[U+1F600]'));
  });

  it('gives long ids back whole when they are copied', async () => {
    const id = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
    const text = await textOf(renderPdf(withBlocks({ kind: 'paragraph', tone: 'note', text: id.repeat(3) })));
    expect(text).toContain(id.repeat(3));
  });

  it('has bookmarks for chapters, areas and statements, and none for the parts that each statement has', async () => {
    const outline = await (await read(renderPdf(documentIn('nb')))).getOutline();
    const titles = (items: typeof outline): readonly string[] => items.flatMap(({ title, items: below }) => [title, ...titles(below as typeof outline)]);
    const headings = documentIn('nb').blocks.flatMap((block) =>
      block.kind === 'heading' && block.recurring !== true ? [block.text.replace(' …', '\u00A0…')] : [],
    );
    expect(titles(outline).slice(-headings.length)).toEqual(headings);
  });

  it('marks the first cell of every row as its header', () => {
    const document = documentIn('nb');
    const rows = onPaper(document).blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0);
    expect(rawOf(renderPdf(document)).split('/Scope /Row').length - 1).toBe(rows);
  });

  it.each([32, 34, 36, 38, 40])('has the counts of outcomes and their picture on one page, %d lines into a page (bug-990)', async (lines) => {
    const { blocks } = documentIn('nb');
    const counted = blocks.filter((block) => block.kind === 'spread' || (block.kind === 'table' && block.id === 'overview-counts'));
    const before = Array.from({ length: lines }, (): Block => ({ kind: 'paragraph', tone: 'normal', text: 'Et avsnitt.' }));
    const pages = (await pagesOf(renderPdf(withBlocks({ kind: 'newPage' }, ...before, ...counted)))).map(unbroken);
    const labels = counted.flatMap((block) => (block.kind === 'spread' ? block.counts.map(({ label, count }) => `${label}: ${count}`) : []));
    expect(labels).toHaveLength(5);
    expect(pages.filter((page) => [...labels, 'I alt7'].some((said) => page.includes(unbroken(said))))).toEqual([
      expect.stringMatching(new RegExp([...labels, 'I alt7'].map(unbroken).join('.*'), 'u')),
    ]);
  });

  it.each([36, 38, 40, 42, 44])('parts no heading from its table, nor the sentence between them, %d lines into a page (bug-991)', async (lines) => {
    const before = Array.from({ length: lines }, (): Block => ({ kind: 'paragraph', tone: 'note', text: 'Et avsnitt.' }));
    const table = documentIn('nb').blocks.flatMap((block) => (block.kind === 'table' && block.id === 'overview-counts' ? [block] : []));
    const section: readonly Block[] = [
      { kind: 'heading', level: 2, text: 'Overskriften', id: 'over' },
      { kind: 'paragraph', tone: 'normal', text: 'Setningen mellom.' },
    ];
    const pages = (await pagesOf(renderPdf(withBlocks({ kind: 'newPage' }, ...before, ...section, ...table)))).slice(CONTENTS_END).map(unbroken);
    const having = pages.filter((text) => /Overskriften|Setningenmellom|Ialt7/u.test(text));
    expect(having).toEqual([expect.stringMatching(/Overskriften.*Setningenmellom.*Ialt7/u)]);
  });

  it('repeats the head of a table on every page that it goes on', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [
      { text: `Enhet ${index}` },
      { text: 'Et svar som er så langt at tabellen fyller hele bredden av siden. '.repeat(2) },
    ]);
    const columns = [
      { id: 'a', label: 'Hvem', align: 'start' as const },
      { id: 'b', label: 'Hva de svarte', align: 'start' as const },
    ];
    const pages = await pagesOf(renderPdf(withBlocks({ kind: 'table', id: 't', caption: 'Svar', columns, rows, note: null })));
    const withRows = pages.filter((page) => page.includes('Enhet '));
    expect(withRows.length).toBeGreaterThan(2);
    expect(withRows.filter((page) => !unbroken(page).includes('Hvadesvarte'))).toEqual([]);
  });

  it('sets a table with more columns than a page has room for in several, and loses no cell', async () => {
    const columns = Array.from({ length: 50 }, (_, index) => ({
      id: `c${index}`,
      label: `S${index}`,
      align: index === 0 ? ('start' as const) : ('end' as const),
    }));
    const row = columns.map((_, index) => ({ text: index === 0 ? 'Dagen' : `${1_000_000 + index}` }));
    const text = await textOf(renderPdf(withBlocks({ kind: 'table', id: 't', caption: 'Bred', columns, rows: [row], note: null })));
    expect(row.filter(({ text: cell }) => !text.includes(cell))).toEqual([]);
    expect(text).toContain('Tabell1(2/');
  });

  it('breaks what is too long for a page, and loses nothing of it', async () => {
    const document = documentIn('nb', true);
    const longest = document.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])).toSorted((a, b) => b.length - a.length)[0] ?? '';
    const table = document.blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])).toSorted((a, b) => b.rows.length - a.rows.length)[0];
    const text = await textOf(renderPdf(document));
    expect(table?.rows.length).toBeGreaterThan(300);
    expect(table?.rows.filter(([first]) => !text.includes(unbroken(first?.text ?? '')))).toEqual([]);
    expect(text).toContain(unbroken(longest).slice(0, 200));
  });

  it('does without links that lead nowhere, and without two places of one name', () => {
    const twice: Block = { kind: 'heading', level: 2, text: 'To ganger', id: 'twice' };
    const links: Block = {
      kind: 'list',
      items: [
        { text: 'dit', to: 'twice' },
        { text: 'ingensteds', to: 'nowhere' },
      ],
    };
    expect(() => renderPdf(withBlocks(twice, twice, links))).not.toThrow();
  });

  it('can set any text in any place', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (texts) => {
        const blocks = texts.flatMap((one, index): Block[] => [
          { kind: 'heading', level: 2, text: one, id: `h${index}` },
          { kind: 'paragraph', tone: 'wording', text: one, language: 'nn' },
          { kind: 'list', items: [{ text: one, to: `h${index}` }, { text: one }] },
          { kind: 'terms', items: [{ term: one, text: one }] },
          { kind: 'status', outcome: 'behind', words: one },
          { kind: 'table', id: `t${index}`, caption: one, columns: [{ id: 'a', label: one, align: 'end' }], rows: [[{ text: one, depth: 2 }]], note: one },
        ]);
        renderPdf(withBlocks(...blocks));
      }),
      { numRuns: 8 },
    );
  });
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { documentOf, fingerprintOf, sampleModel, type Block, type ReportDocument } from '#reporting';
import { escaped, idOf } from './element.js';
import type { Pictures } from './pictures.js';
import { renderHtml } from './render-html.js';

const PLAIN: Pictures = {
  chart: ({ title }, { width }) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}"><title>${escaped(title)}</title></svg>`,
  code: () => '<svg xmlns="http://www.w3.org/2000/svg"/>',
};
const document = (model = sampleModel()) => documentOf(model, { fingerprint: fingerprintOf(model) });
const htmlOf = (one: ReportDocument) => new TextDecoder().decode(renderHtml(one, PLAIN));
const report = document();
const withBlocks = (...blocks: readonly Block[]) => htmlOf({ ...report, blocks });
const all = (html: string, pattern: RegExp) => Array.from(html.matchAll(pattern), ([, found]) => found ?? '');
const idsIn = (html: string) => all(html, / id="([^"]*)"/g);
const html = htmlOf(report);

/** The page without its texts. */
const elements = (page: string) => page.replaceAll(/>[^<]*/g, '>');
const saying = (said: string): Block[] => [
  { kind: 'heading', level: 1, text: said, id: 'one' },
  { kind: 'paragraph', tone: 'wording', text: said },
  { kind: 'terms', items: [{ term: said, text: said }] },
];

describe('the report as a page', () => {
  it('has the same bytes for the same report', () => {
    expect(htmlOf(document())).toBe(html);
  });

  it('fetches and runs nothing: its policy allows its own looks and pictures alone', () => {
    const [styles = ''] = all(html, /<style>([\s\S]*?)<\/style>/g);
    const [policy] = all(html, /http-equiv="Content-Security-Policy" content="([^"]*)"/g);
    const hash = createHash('sha256').update(styles).digest('base64');
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`);
    expect(html).not.toMatch(/<(script|link|iframe|object|embed|form|base)\b|\son\w+=|\sstyle=/);
    expect(all(html, /\s(?:src|srcset|href)="([^"]*)"/g).filter((address) => !/^(#|data:image\/svg\+xml;base64,)/.test(address))).toEqual([]);
  });

  it('has an anchor for every figure, heading, table and chart, each once, and leads only to anchors that are there', () => {
    const ids = idsIn(html);
    const wanted = report.blocks.flatMap((block) => {
      if (block.kind === 'heading') return [block.id];
      if (block.kind === 'chart') return [block.chart.id];
      if (block.kind === 'table') return [block.id, ...block.rows.flat().flatMap(({ figure }) => figure ?? [])];
      return [];
    });
    expect(ids).toEqual(expect.arrayContaining(wanted.map(idOf)));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const targets = all(html, /href="#([^"]*)"/g).map(decodeURIComponent);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('has one title and skips no level of headings', () => {
    const levels = all(html, /<h([1-6])/g).map(Number);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  it('says of every table what it is, and of every cell at its edges what it is a heading of', () => {
    const tables = all(html, /<table>([\s\S]*?)<\/table>/g);
    expect(tables).toHaveLength(report.blocks.filter(({ kind }) => kind === 'table').length);
    for (const table of tables) {
      expect(table).toMatch(/^<caption id="[^"]+"><span>Tabell \d+\. \S/);
      expect(table).not.toMatch(/<tr><td|<th(?! scope="(row|col)")(?!ead)/);
    }
  });

  it('numbers figures and tables each by themselves', () => {
    expect(all(html, /<figcaption>Figur (\d+)\. /g)).toEqual(['1', '2', '3']);
    const numbers = all(html, /<span>Tabell (\d+)\. /g).map(Number);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('gives each picture its words: a name, and all that it shows below it', () => {
    const pictures = all(html, /<img ([^>]*)>/g);
    expect(pictures.every((picture) => / alt="[^"]+"/.test(picture))).toBe(true);
    expect(html).toContain('alt="Figur 1. Antall medlemmer" aria-describedby="chart-F1-told"');
    expect(html).toContain('<p id="chart-F1-told">Linjediagram: Antall medlemmer');
  });

  it('is in its language, and marks what is in another', () => {
    expect(html).toContain('<html lang="nb">');
    expect(html).toContain('<p class="prose" lang="nn" dir="auto">Vi vil følgje særleg med');
    expect(htmlOf(document(sampleModel({ language: 'nn' })))).toMatch(/<html lang="nn">[\s\S]*Hopp til innhaldet[\s\S]*<p class="prose" lang="nb" dir="auto">/);
  });

  it('shows a status by a shape that is not read aloud, and by words', () => {
    expect(html).toMatch(/<p class="status"><span class="shape" aria-hidden="true"><svg [\s\S]*?<\/svg><\/span><span>Nådd\. Kurs: foran\./);
  });

  it('says what a sign means to those who hear it, and leads those who see it to the legend', () => {
    expect(html).toMatch(/title="Foreløpig tall">12.790.medlemmer\*<span class="heard"> \(Foreløpig tall\)<\/span>/);
    expect(html).toContain('<a href="#signs">Tegnforklaring</a>');
  });

  it('says how far in a row stands to those who hear it', () => {
    expect(html).toContain('<th scope="row" class="depth-2">Avdeling Fjord<span class="heard"> (nivå 3)</span></th>');
  });

  it('shows markup, formulas and signs of other languages as they were written', () => {
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;b&gt;ikke fet&lt;/b&gt; $x^2$ #let x = 1');
    expect(html).toContain('Smil 😀');
    expect(html).toContain('dir="auto">שלום לכל החברים');
  });

  it('marks what no font can show, and what would turn the text after it around', () => {
    const text = withBlocks({ kind: 'paragraph', tone: 'prose', text: 'a\u0007b\u202Ec\uD800d' });
    expect(text).toContain('<p class="prose" dir="auto">a[U+0007]b[U+202E]c[U+D800]d</p>');
  });

  it('holds any text as text: nothing that is written becomes markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(elements(withBlocks(...saying(text)))).toBe(elements(withBlocks(...saying('plain'))));
      }),
    );
  });

  it('keeps any mark and id inside its looks for paper', () => {
    const { front, ...rest } = report;
    const odd = htmlOf({ ...rest, front: { ...front, mark: '</style><b>"; } * { display: none', report: '"\\\n</style>' } });
    expect(all(odd, /<style>([\s\S]*?)<\/style>/g)[0]).toContain('content: "\\3c /style>');
    expect(odd.match(/<\/style>/g)).toHaveLength(1);
  });

  it('puts ids with spaces and percent signs where their links lead', () => {
    const page = withBlocks({ kind: 'heading', level: 1, text: 'x', id: 'a b%41#ø' }, { kind: 'list', items: [{ text: 'dit', to: 'a b%41#ø' }] });
    expect(idsIn(page)).toContain('a_b%41#ø');
    expect(decodeURIComponent(all(page, /<li><a href="#([^"]*)">dit/g)[0] ?? '')).toBe('a_b%41#ø');
  });
});

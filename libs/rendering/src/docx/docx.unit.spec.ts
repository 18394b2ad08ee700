import mammoth from 'mammoth';
import { documentOf, fingerprintOf, onPaper, sampleModel, type Block, type ReportModel, type SampleOptions } from '#reporting';
import { faultOf, textIn, xmlParts } from '../office/testing/parts.js';
import { renderDocx } from './render-docx.js';

const documentFor = (model: ReportModel) => documentOf(model, { fingerprint: fingerprintOf(model), service: 'https://tall.example.no' });
const sample = (options: SampleOptions = {}, changed: Partial<ReportModel> = {}) => documentFor(sampleModel(options, changed));
const of = <Kind extends Block['kind']>(blocks: readonly Block[], kind: Kind) =>
  blocks.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const spaced = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();

/** The text of a piece of HTML. */
const text = (fragment: string) =>
  spaced(
    fragment
      .replaceAll(/<[^>]+>/gu, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  );

const paragraphs = (xml: string) => [...xml.matchAll(/<w:p>.*?<\/w:p>/gsu)].map(([paragraph]) => paragraph);
/** Whether a paragraph stands on the page of the next. */
const kept = (paragraph: string) => paragraph.includes('<w:keepNext/>');

describe('a report as a Word document', () => {
  const document = sample();
  let file: Uint8Array;
  let parts: ReadonlyMap<string, string>;
  let body: string;

  beforeAll(async () => {
    file = await renderDocx(document);
    parts = xmlParts(file);
    body = parts.get('word/document.xml') ?? '';
  });

  it('has the same bytes each time, whatever was set in between', async () => {
    await renderDocx(sample({ language: 'nn' }));
    expect(Buffer.from(await renderDocx(sample())).equals(file)).toBe(true);
  });

  it('is well-formed in each of its parts', () => {
    expect([...parts].flatMap(([path, xml]) => (faultOf(xml) === null ? [] : [`${path}: ${faultOf(xml)}`]))).toEqual([]);
  });

  it('gives every heading its level, and the tables their header rows and cells, to a reader that we did not write', async () => {
    const { value: html } = await mammoth.convertToHtml(
      { buffer: Buffer.from(file) },
      { styleMap: ["p[style-name='Recurring heading 3'] => h3:fresh", "p[style-name='Recurring heading 4'] => h4:fresh"] },
    );
    const headings = [...html.matchAll(/<h([1-4])>(.*?)<\/h\1>/gu)].map(([, level, inner]) => [Number(level), text(inner ?? '')]);
    expect(headings).toEqual(of(document.blocks, 'heading').map(({ level, text }) => [level, spaced(text)]));
    const tables = [...html.matchAll(/<table>(.*?)<\/table>/gu)].map(([, inner = '']) => ({
      head: [...inner.matchAll(/<th>(.*?)<\/th>/gu)].map(([, cell]) => text(cell ?? '')),
      cells: [...inner.matchAll(/<td>(.*?)<\/td>/gu)].map(([, cell]) => text(cell ?? '')),
    }));
    expect(tables).toEqual(
      of(onPaper(document).blocks, 'table').map(({ columns, rows }) => ({
        head: columns.map(({ label }) => spaced(label)),
        cells: rows.flatMap((row) => row.map((cell) => spaced(cell.text))),
      })),
    );
  });

  /** What the numbers of a kind of caption are filled with. */
  const numbers = (label: string) =>
    [...body.matchAll(new RegExp(`w:instr="SEQ ${label} [^"]*"[^>]*>(.*?)</w:fldSimple>`, 'gu'))].map(([, inner]) => Number(textIn(inner ?? '')));
  it('numbers tables and figures by fields that are filled', () => {
    expect(numbers('Tabell')).toEqual(upTo(of(document.blocks, 'table').length));
    expect(numbers('Figur')).toEqual(upTo(of(document.blocks, 'chart').length));
  });

  it('fills the contents with all headings that do not recur, each leading to its place', () => {
    const contents = /<w:sdtContent>(.*?)<\/w:sdtContent>/su.exec(body)?.[1] ?? '';
    const entries = [...contents.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]*)"[^>]*>(.*?)<\/w:hyperlink>/gsu)];
    const expected = of(document.blocks, 'heading').filter(({ level, recurring }) => level < 4 && recurring === undefined);
    expect(entries.map(([, , inner]) => spaced(textIn(inner ?? '')))).toEqual(expected.map(({ text }) => spaced(text)));
    expect(contents).toContain('TOC \\h \\o &quot;1-3&quot;');
    expect(contents).toContain('w:dirty="true"');
  });

  it('leads every link to a place that is there, and gives no two places one name or number', () => {
    const places = [...body.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/gu)].map(([, name]) => name);
    const ids = [...body.matchAll(/<w:bookmarkStart [^>]*w:id="([^"]*)"/gu)].map(([, id]) => id);
    const links = [...body.matchAll(/w:anchor="([^"]*)"/gu)].map(([, name]) => name);
    const pointers = document.blocks
      .flatMap((block) => (block.kind === 'list' ? block.items : block.kind === 'table' ? block.rows.flat() : []))
      .filter(({ to }) => to !== undefined);
    expect(links.filter((link) => !places.includes(link))).toEqual([]);
    expect(links.filter((link) => link?.startsWith('fremdrift_'))).toHaveLength(pointers.length);
    expect([new Set(places).size, new Set(ids).size]).toEqual([places.length, ids.length]);
  });

  it('tells what every picture shows, but for shapes that words beside them say', () => {
    const drawings = [...body.matchAll(/<wp:docPr ([^>]*?)(?:\/>|>(.*?)<\/wp:docPr>)/gsu)].map(([whole]) => whole);
    const told = [...of(document.blocks, 'spread'), ...of(document.blocks, 'chart')].map(({ alternative }) => alternative);
    expect(drawings.filter((drawing) => drawing.includes('decorative'))).toHaveLength(of(document.blocks, 'status').length);
    expect(drawings).toHaveLength(1 + told.length + of(document.blocks, 'status').length);
    for (const one of told) expect(body).toContain(`descr="${one.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`);
  });

  it('marks the header row and the header column of each table, and breaks no row over pages', () => {
    const tables = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)].map(([table]) => table);
    for (const table of tables) {
      expect(table).toMatch(/<w:tblLook [^>]*w:firstRow="(?:true|1)"[^>]*w:firstColumn="(?:true|1)"/u);
      expect(table.match(/<w:tblHeader\/>/gu)).toHaveLength(1);
      expect(table.match(/<w:cantSplit\/>/gu)).toHaveLength(table.match(/<w:tr>/gu)?.length ?? 0);
    }
  });

  it('keeps a heading with what it stands over, and a small table on one page with its caption and what says what it is (bug-993)', () => {
    const [, before = '', counts = ''] = /^(.*)(<w:tbl>.*?<\/w:tbl>)/su.exec(body.slice(0, body.indexOf('</w:tbl>') + '</w:tbl>'.length)) ?? [];
    expect(paragraphs(before).slice(-3).map(kept)).toEqual([true, false, true]);
    expect(paragraphs(before).at(-2)).toContain('w:val="Figure"');
    const last = counts.lastIndexOf('<w:tr>');
    expect(paragraphs(counts.slice(0, last)).every(kept)).toBe(true);
    expect(paragraphs(counts.slice(last)).some(kept)).toBe(false);
    for (const style of ['Heading1', 'Heading2', 'Heading3', 'Figure', 'Wording']) {
      expect(new RegExp(`w:styleId="${style}".*?</w:style>`, 'su').exec(parts.get('word/styles.xml') ?? '')?.[0]).toContain('<w:keepNext/>');
    }
  });

  it('tells its language, and that of each text in another', () => {
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="nb-NO"');
    expect(parts.get('docProps/core.xml')).toContain('<dc:language>nb-NO</dc:language>');
    const runs = [...body.matchAll(/<w:r>(?:(?!<\/w:r>).)*<\/w:r>/gsu)].map(([run]) => run);
    const wording = runs.filter((run) => textIn(run) === 'Forbundet skal vere synleg og tydeleg i samfunnsdebatten.');
    expect(wording).toHaveLength(1);
    expect(wording[0]).toContain('w:val="nn-NO"');
  });

  it('sets text from right to left where it runs so', () => {
    const hebrew = /<w:p>(?:(?!<\/w:p>).)*שלום.*?<\/w:p>/su.exec(body)?.[0];
    expect(hebrew).toMatch(/<w:bidi\/>.*<w:rtl\/>.*w:bidi="he-IL"/su);
  });

  it('holds nothing that is set apart from the text, and is dated by the report', () => {
    expect(body).not.toMatch(/txbxContent|<w:framePr|<wp:anchor/u);
    expect(parts.get('docProps/core.xml')).toContain(`${document.dated}T00:00:00Z</dcterms:created>`);
    expect(parts.get('docProps/core.xml')).toContain(`<dc:title>${document.title}</dc:title>`);
  });

  it('shows what must be seen on every page, which report a page is of, and its number', () => {
    expect(textIn([...parts].find(([path, xml]) => path.startsWith('word/header') && textIn(xml) !== '')?.[1] ?? '')).toBe(document.front.mark);
    const footer = parts.get('word/footer1.xml') ?? '';
    expect(textIn(footer)).toContain(`${document.front.report} · ${document.front.fingerprint.slice(0, 16)}`);
    expect(footer).toMatch(/<w:instrText[^>]*>PAGE<.*<w:instrText[^>]*>NUMPAGES</su);
  });
});

describe('a Word document of text that breaks files', () => {
  it('marks what XML can not hold, and keeps all else as it was written', async () => {
    const prose = { introduction: { text: 'Fil\u0000slutt \u001B[31m \uD800 \u202Esnudd\n\t= 1 < 2 & "3" ]]> 😀', language: 'nb' as const } };
    const document = documentOf(sampleModel({}, { prose }), { fingerprint: '0'.repeat(64) });
    const parts = xmlParts(await renderDocx(document));
    const body = parts.get('word/document.xml') ?? '';
    expect(faultOf(body)).toBeNull();
    for (const mark of ['[U+0000]', '[U+001B]', '[U+D800]', '[U+202E]', '= 1 &lt; 2 &amp; "3" ]]&gt; 😀'])
      expect(textIn(body).replaceAll('&quot;', '"')).toContain(mark);
  });

  it('sets 20,000 characters and a table of hundreds of rows', async () => {
    const body = xmlParts(await renderDocx(sample({ huge: true }))).get('word/document.xml') ?? '';
    expect(faultOf(body)).toBeNull();
    expect(body.match(/<w:tr>/gu)?.length).toBeGreaterThan(400);
  });

  it('says all in nynorsk where the report is in nynorsk', async () => {
    const parts = xmlParts(await renderDocx(sample({ language: 'nn' })));
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="nn-NO"');
    expect(textIn(parts.get('word/document.xml') ?? '')).toContain('Innhald');
  });
});

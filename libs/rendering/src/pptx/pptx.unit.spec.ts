import fc from 'fast-check';
import { documentOf, sampleModel, sayIn, statementsOf, type ReportModel, type SampleOptions } from '#reporting';
import { faultOf, textIn, xmlParts } from '../office/testing/parts.js';
import { heightOf } from './measure.js';
import { renderPptx } from './render-pptx.js';
import { sectionsOf } from './sections.js';
import { SLIDE, TITLE, type Slide } from './slide.js';

const FINGERPRINT = '0123456789abcdef'.repeat(4);
const sample = (options: SampleOptions = {}, changed: Partial<ReportModel> = {}) => documentOf(sampleModel(options, changed), { fingerprint: FINGERPRINT });
const slidesFor = (document: ReturnType<typeof sample>) => sectionsOf({ document, say: sayIn(document.language) }).flatMap(({ slides }) => slides);

/** What of a slide is outside it, or higher than its box: text by its lines, tables by their rows. */
function overflowing({ look, title, parts }: Slide): readonly string[] {
  const boxes = parts.filter(({ box: { x, y, w, h } }) => x < 0 || y < 0 || x + w > SLIDE.w + 0.001 || y + h > SLIDE.h + 0.001);
  const texts = parts.filter((part) => part.kind === 'text' && heightOf(part.words, part.box.w, part.size) > part.box.h + 0.001);
  const tables = parts.filter((part) => part.kind === 'table' && part.head + part.rows.reduce((sum, { height }) => sum + height, 0) > part.box.h + 0.001);
  const titles = heightOf([title.words], TITLE[look].w, title.size) > TITLE[look].h + 0.001 ? ['title'] : [];
  return [...titles, ...[...boxes, ...texts, ...tables].map(({ kind, name }) => `${kind} ${name}`)];
}

describe('a report as slides', () => {
  const document = sample();
  let file: Uint8Array;
  let parts: ReadonlyMap<string, string>;
  let slides: readonly string[];

  beforeAll(async () => {
    file = await renderPptx(document);
    parts = xmlParts(file);
    slides = Array.from({ length: slidesFor(document).length }, (_, index) => parts.get(`ppt/slides/slide${index + 1}.xml`) ?? '');
  });

  it('has the same bytes each time, whatever was set in between', async () => {
    await renderPptx(sample({ language: 'nn' }));
    expect(Buffer.from(await renderPptx(sample())).equals(file)).toBe(true);
  });

  it('is well-formed in each of its parts, and lists none that is not there', () => {
    expect([...parts].flatMap(([path, xml]) => (faultOf(xml) === null ? [] : [`${path}: ${faultOf(xml)}`]))).toEqual([]);
    const listed = [...(parts.get('[Content_Types].xml') ?? '').matchAll(/PartName="\/([^"]*)"/gu)].map(([, path]) => path ?? '');
    expect(listed.filter((path) => !parts.has(path))).toEqual([]);
  });

  it('gives each statement one slide, in the order of the report', () => {
    const titles = slidesFor(document).map(({ title }) => title.words.text);
    const headings = document.blocks.flatMap((block) =>
      block.kind === 'heading' && block.id.startsWith('statement-') && block.recurring === undefined ? [block.text] : [],
    );
    expect(headings).toHaveLength(statementsOf(sampleModel()).length);
    expect(titles.filter((title) => headings.includes(title))).toEqual(headings);
  });

  it('tells of each question to units in one row, of all its units together (bug-994)', () => {
    const { coverage } = sampleModel();
    const asked = document.blocks.filter((block) => block.kind === 'table' && block.id.startsWith('coverage-'));
    const chapter = document.blocks.find((block) => block.kind === 'heading' && block.id === 'coverage');
    const [slide, ...others] = slidesFor(document).filter(({ title }) => chapter?.kind === 'heading' && title.words.text === chapter.text);
    const tables = slide?.parts.flatMap((part) => (part.kind === 'table' ? [part] : [])) ?? [];
    const { done, notDone, exempt, notReported } = coverage[0]?.rows[0] ?? { done: 0, notDone: 0, exempt: 0, notReported: 0 };
    expect(others).toEqual([]);
    expect(tables.map(({ rows }) => rows.length)).toEqual([asked.length]);
    expect(tables[0]?.rows[0]?.cells.slice(1).map(({ text }) => Number(text))).toEqual([done, notDone, exempt, notReported]);
  });

  it('names every slide by a title that is read first', () => {
    for (const slide of slides) {
      const [first] = /<p:sp>.*?<\/p:sp>/su.exec(slide) ?? [''];
      expect(first).toContain('type="title"');
      expect(textIn(first)).not.toBe('');
    }
  });

  it('tells what every picture shows, but for shapes that words beside them say', () => {
    const pictures = slides.flatMap((slide) => [...slide.matchAll(/<p:pic>.*?<\/p:pic>/gsu)].map(([picture]) => picture));
    const told = document.blocks.flatMap((block) => (block.kind === 'chart' ? [block.alternative] : []));
    const descriptions = pictures
      .filter((picture) => !picture.includes('decorative:') && !picture.includes('adec:'))
      .map((picture) => /descr="([^"]*)"/u.exec(picture)?.[1]);
    expect(descriptions).toEqual([document.front.code.alternative, ...told]);
    expect(pictures.filter((picture) => picture.includes('adec:decorative')).length).toBeGreaterThan(10);
  });

  it('marks header rows and header columns of tables', () => {
    const tables = slides.join('').match(/<a:tblPr[^>]*>/gu) ?? [];
    expect(tables.length).toBeGreaterThan(5);
    expect(new Set(tables)).toEqual(new Set(['<a:tblPr firstRow="1" firstCol="1"/>']));
  });

  it('tells the language of all its text, and that of each text in another', () => {
    expect([...parts].filter(([, xml]) => xml.includes('"en-US"')).map(([path]) => path)).toEqual([]);
    expect(slides.join('')).toMatch(/lang="nn-NO"[^>]*>(?:(?!<\/a:r>).)*Vi har vore mykje i media/su);
  });

  it('says where a text is shortened, and gives the speaker all of it', async () => {
    const long = await renderPptx(sample({ huge: true }));
    const all = xmlParts(long);
    const at = slidesFor(sample({ huge: true })).findIndex(({ title }) => title.words.text.includes('svært mye å fortelle')) + 1;
    expect(textIn(all.get(`ppt/slides/slide${at}.xml`) ?? '')).toContain('… (forkortet; hele teksten står i rapporten)');
    expect(textIn(all.get(`ppt/slides/slide${at}.xml`) ?? '')).toMatch(/… og \d+ til, som står i rapporten/u);
    expect(textIn(all.get(`ppt/notesSlides/notesSlide${at}.xml`) ?? '').length).toBeGreaterThan(19_000);
  });

  it('gives the reason beside an answer that the board has set', () => {
    const slide = slides[slidesFor(document).findIndex(({ title }) => title.words.text.includes('Lønnsgapet'))] ?? '';
    expect(textIn(slide)).toContain('med denne begrunnelsen:Statistikken for kommunal sektor kommer først i mars');
  });

  it('shows on every slide what must be seen, and which report it is of', () => {
    const looks = [...parts].filter(([path]) => /slideLayouts\/slideLayout[23]\.xml$/u.test(path)).map(([, xml]) => textIn(xml));
    expect(looks).toHaveLength(2);
    for (const look of looks) {
      expect(look).toContain(document.front.mark);
      expect(look).toContain(`${document.front.report} · ${FINGERPRINT.slice(0, 16)}`);
    }
  });

  it('marks what XML can not hold, and keeps all else as it was written', async () => {
    const control = { ...sampleModel().control, questions: ['Fil\u0000slutt \uD800 \u202Esnudd', '=1 < 2 & "3" 😀'] };
    const strange = xmlParts(await renderPptx(sample({}, { control })));
    expect([...strange].flatMap(([path, xml]) => (faultOf(xml) === null ? [] : [path]))).toEqual([]);
    const text = [...strange]
      .filter(([path]) => path.startsWith('ppt/slides/'))
      .map(([, xml]) => textIn(xml))
      .join(' ');
    expect(text).toContain('Fil[U+0000]slutt [U+D800] [U+202E]snudd');
    expect(text).toContain('=1 &lt; 2 &amp; &quot;3&quot; 😀');
  });
});

describe('the room on a slide', () => {
  it('is never too small for what is on it', () => {
    for (const options of [{}, { huge: true }, { language: 'nn' }] as const) expect(slidesFor(sample(options)).flatMap(overflowing)).toEqual([]);
  });

  it('is never too small, whatever is written', () => {
    const written = fc.oneof(
      fc.string({ maxLength: 3000 }),
      fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 400 }).map((words) => words.join(' ')),
      fc
        .array(fc.constantFrom('\n', '\n\n', 'Ord', 'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW', ' ', '😀', 'שלום'), {
          maxLength: 400,
        })
        .map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(written, written, written, (wording, assessment, question) => {
        const model = sampleModel();
        const [area] = model.areas.slice(1, 2);
        const [statement] = area?.statements.slice(0, 1) ?? [];
        if (area === undefined || statement === undefined) throw new Error('the sample has an area with a statement');
        const changed = {
          ...statement,
          chart: null,
          wording: { text: wording, language: 'nb' as const },
          assessment: { text: assessment, language: 'nb' as const },
        };
        const control = { ...model.control, questions: [question] };
        const restated = model.restated.map((one) => ({ ...one, because: one.because.map((why) => ({ ...why, sentence: assessment })) }));
        const document = sample(
          {},
          { areas: [{ ...area, title: { text: wording, language: 'nb' }, statements: [changed] }], local: [], outside: [], control, restated },
        );
        expect(slidesFor(document).flatMap(overflowing)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

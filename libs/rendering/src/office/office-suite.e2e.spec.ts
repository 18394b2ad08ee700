import { extractText } from 'unpdf';
import { documentOf, fingerprintOf, sampleModel, sayIn, type ReportLanguage } from '#reporting';
import { renderDocx } from '../docx/index.js';
import { renderPptx } from '../pptx/index.js';
import { sectionsOf } from '../pptx/sections.js';
import { hasOfficeSuite, openedAsPdf } from './testing/office-suite.js';

if (!hasOfficeSuite) console.warn('Office documents are not opened: there is no LibreOffice with Writer and Impress (infra/dev/install.sh brings them).');

/** It starts slowly where many tests share the machine: milliseconds. */
const LONG = 300_000;

const documentIn = (language: ReportLanguage) => {
  const model = sampleModel({ language });
  return documentOf(model, { fingerprint: fingerprintOf(model), service: 'https://tall.example.no' });
};

const bare = (text: string) => text.replaceAll(/[\s\u00AD-]+/gu, '');

/** The text of each page, without spaces: where lines break differs from program to program. */
async function pagesOf(file: Uint8Array, extension: string): Promise<readonly string[]> {
  const { text } = await extractText(new Uint8Array(await openedAsPdf(file, extension)));
  return text.map(bare);
}

(hasOfficeSuite ? describe : describe.skip)('office documents in a suite that we did not write', () => {
  it.each(['nb', 'nn'] as const)(
    'a Word document in %s opens with every heading, caption and the contents filled',
    async (language) => {
      const document = documentIn(language);
      const [front = '', contents = '', ...pages] = await pagesOf(await renderDocx(document), 'docx');
      const all = pages.join('');
      expect(front).toContain(bare(document.front.title));
      expect(contents).toContain(bare(document.contents));
      const texts = document.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : block.kind === 'table' ? [block.caption] : []));
      expect(texts.filter((text) => !all.includes(bare(text)))).toEqual([]);
      const chapters = document.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []));
      expect(chapters.filter((text) => !contents.includes(bare(text)))).toEqual([]);
    },
    LONG,
  );

  it.each(['nb', 'nn'] as const)(
    'slides in %s open, one page each, with their titles',
    async (language) => {
      const document = documentIn(language);
      const titles = sectionsOf({ document, say: sayIn(language) }).flatMap(({ slides }) => slides.map(({ title }) => title.words.text));
      const pages = await pagesOf(await renderPptx(document), 'pptx');
      expect(pages).toHaveLength(titles.length);
      expect(titles.filter((title, index) => !pages[index]?.includes(bare(title)))).toEqual([]);
    },
    LONG,
  );
});

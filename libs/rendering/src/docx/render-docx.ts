import { Document, Header, Packer, Paragraph } from 'docx';
import { onPaper, sayIn, type ReportDocument } from '#reporting';
import { repacked } from '../office/package.js';
import { LANGUAGE_TAGS, officeText } from '../office/text.js';
import { blocksOf } from './blocks.js';
import { countedAnew } from './counted-anew.js';
import { footerOf, headerOf } from './frame.js';
import { frontOf } from './front.js';
import { NUMBERING } from './numbering.js';
import { settingOf } from './setting.js';
import { MORE_STYLES, PAGE, stylesOf } from './styles.js';

/**
 * The report as a Word document that can be edited: real styles, fields that Word counts anew, tables whose header rows are marked, and no
 * text boxes. The same document gives the same bytes.
 */
export async function renderDocx(whole: ReportDocument): Promise<Uint8Array> {
  const document = onPaper(whole);
  const { front, language } = document;
  const setting = settingOf(document, sayIn(language));
  const tag = LANGUAGE_TAGS[language];
  const word = new Document({
    title: officeText(document.title),
    styles: stylesOf(tag),
    numbering: NUMBERING,
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: { width: PAGE.width, height: PAGE.height }, margin: { top: 1300, bottom: 1200, left: PAGE.margin, right: PAGE.margin } },
        },
        headers: { default: headerOf(setting), first: new Header({ children: [new Paragraph({ style: 'Header' })] }) },
        footers: { default: footerOf(setting), first: footerOf(setting) },
        children: [...frontOf(setting), ...blocksOf(document.blocks, setting)],
      },
    ],
  });
  const properties = {
    title: officeText(document.title),
    subject: officeText(front.subtitle),
    creator: officeText(front.organisation),
    language: tag,
    identifier: `${front.report} ${front.fingerprint}`,
    dated: document.dated,
  };
  return repacked(await Packer.toBuffer(word), properties, mended);
}

/** With the styles that the library has no words for, and ids counted in each file and not since the program began. */
function mended(path: string, xml: string): string {
  if (path === 'word/styles.xml') return xml.replace('</w:styles>', `${MORE_STYLES}</w:styles>`);
  return path === 'word/document.xml' ? countedAnew(xml) : xml;
}

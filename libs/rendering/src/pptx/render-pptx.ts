import { sayIn, type ReportDocument } from '#reporting';
import { repacked } from '../office/package.js';
import { LANGUAGE_TAGS, officeText } from '../office/text.js';
import { OFFICE_FONT } from '../office/width.js';
import { draw } from './draw.js';
import { Presentation } from './library.js';
import { defineMasters } from './masters.js';
import { mended } from './mended.js';
import { sectionsOf } from './sections.js';

/**
 * The report as slides for the rostrum: one page of counts, each statement on a slide of its own, and what had no room in the speaker's
 * notes. The same document gives the same bytes.
 */
export async function renderPptx(document: ReportDocument): Promise<Uint8Array> {
  const { front, language } = document;
  const tag = LANGUAGE_TAGS[language];
  const say = sayIn(language);
  const deck = new Presentation();
  deck.layout = 'LAYOUT_WIDE';
  deck.theme = { headFontFace: OFFICE_FONT, bodyFontFace: OFFICE_FONT };
  deck.title = officeText(document.title);
  defineMasters(
    deck,
    officeText([front.organisation, front.title, `${say('setting.report')} ${front.report}`, front.fingerprint.slice(0, 16)].join(' · ')),
    front.mark,
  );
  for (const { name, slides } of sectionsOf({ document, say })) {
    const title = officeText(name);
    deck.addSection({ title });
    for (const slide of slides) draw(deck.addSlide({ masterName: slide.look, sectionTitle: title }), slide, tag);
  }
  const file = new Uint8Array((await deck.write({ outputType: 'uint8array' })) as Uint8Array);
  const properties = {
    title: officeText(document.title),
    subject: officeText(front.subtitle),
    creator: officeText(front.organisation),
    language: tag,
    identifier: `${front.report} ${front.fingerprint}`,
    dated: document.dated,
  };
  return repacked(file, properties, mended(tag));
}

import type { Block, ChartDefinition, ReportLanguage } from '#reporting';
import { chartSvg, outcomeBarSvg, qrSvg } from '../charts/index.js';
import { asMeasured } from './as-measured.js';
import { element, opening } from './element.js';

/** How what is not text is drawn, as SVG. */
export interface Pictures {
  /** A chart as many CSS pixels wide. */
  readonly chart: (chart: ChartDefinition, options: { readonly language: ReportLanguage; readonly width: number }) => string;
  /** The QR code of a text. */
  readonly code: (text: string) => string;
}

/** As every format draws them. */
export const PICTURES: Pictures = { chart: chartSvg, code: qrSvg };

/** What is said of a picture: its name, and the id of where more is said. */
interface Said {
  readonly alternative: string;
  readonly describedBy?: string;
}

const WIDTH = 760;
/** A chart that is drawn for a telephone; a wide one would be shrunk until its words can't be read. */
const NARROW_WIDTH = 360;
const NARROW_SCREEN = '(max-width: 34rem)';

/** The chart for the width of the screen. */
export function chartPicture(chart: ChartDefinition, language: ReportLanguage, { chart: draw }: Pictures, said: Said): string {
  const drawn = (width: number) => inside(draw(chart, { language, width }));
  return element('picture', {}, opening('source', { media: NARROW_SCREEN, srcset: drawn(NARROW_WIDTH) }), image(drawn(WIDTH), said));
}

/** The bar of how many there are of each outcome, for the width of the screen. */
export function barPicture(counts: Extract<Block, { kind: 'spread' }>['counts'], said: Said): string {
  const drawn = (width: number) => inside(outcomeBarSvg(counts, width));
  return element('picture', {}, opening('source', { media: NARROW_SCREEN, srcset: drawn(NARROW_WIDTH) }), image(drawn(WIDTH), said));
}

/** The QR code of a text. */
export function codePicture(text: string, { code }: Pictures, said: Said): string {
  return image(inside(code(text)), said);
}

/** A drawing beside words that say the same. */
export function besideWords(svg: string): string {
  return element('span', { class: 'shape', 'aria-hidden': 'true' }, svg);
}

function image(source: string, { alternative, describedBy }: Said): string {
  return opening('img', { src: source, alt: alternative, 'aria-describedby': describedBy });
}

/** A picture inside the page that is a document of its own: nothing of it can run, and none of its names or styles meet the page's. */
function inside(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(asMeasured(svg)).toString('base64')}`;
}

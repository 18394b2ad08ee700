import { Footer, Header, Paragraph, PageNumber, Tab, TabStopType, TextRun } from 'docx';
import { textRuns } from './runs.js';
import { TEXT_WIDTH } from './styles.js';
import type { Setting } from './setting.js';

/** What must be seen on every page, such as that it is a draft. */
export function headerOf({ document: { front } }: Setting): Header {
  return new Header({ children: [new Paragraph({ style: 'Header', children: front.mark === null ? [] : textRuns(front.mark, undefined) })] });
}

/** Which report a page is of, and which page: both numbers as fields. */
export function footerOf({ document: { front }, say }: Setting): Footer {
  const of = [front.organisation, front.title, `${say('setting.report')} ${front.report}`, front.fingerprint.slice(0, 16)].join(' · ');
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [...textRuns(of, undefined), new TextRun({ children: [new Tab(), ...pageOf(say)] })],
      }),
    ],
  });
}

const PLACES = /(\{page\}|\{pages\})/u;

function pageOf(say: Setting['say']): readonly string[] {
  const words = say('setting.page', { page: '{page}', pages: '{pages}' });
  return words.split(PLACES).map((part) => (part === '{page}' ? PageNumber.CURRENT : part === '{pages}' ? PageNumber.TOTAL_PAGES : part));
}

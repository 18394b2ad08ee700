import { DECORATIVE } from './draw.js';

const NOTHING_TO_SAY =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

/**
 * What the library leaves to be mended in a part of the file: the language of what it writes itself, header rows and columns of tables that
 * are not marked, pictures with nothing to say, ids drawn at random, and parts listed that are not there.
 */
export function mended(language: string): (path: string, xml: string, paths: ReadonlySet<string>) => string {
  return (path, xml, paths) => {
    if (path === '[Content_Types].xml')
      return xml.replaceAll(/<Override PartName="\/([^"]+)"[^>]*\/>/gu, (entry, part: string) => (paths.has(part) ? entry : ''));
    const spoken = xml.replaceAll(' altLang="en-US"', '').replaceAll('lang="en-US"', `lang="${language}"`);
    if (path === 'ppt/presentation.xml') return spoken.replaceAll(/(<p14:section [^>]*\bid=")[^"]*/gu, countedIds());
    if (path.startsWith('ppt/notesSlides/')) return inParagraphs(spoken, language);
    if (!path.startsWith('ppt/slides/')) return spoken;
    return spoken
      .replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1" firstCol="1"/>')
      .replaceAll(new RegExp(`(<p:cNvPr id="\\d+" name="${DECORATIVE}" descr=")[^"]*">`, 'gu'), `$1">${NOTHING_TO_SAY}`);
  };
}

function countedIds(): (match: string, before: string) => string {
  let last = 0;
  return (_, before) => {
    last += 1;
    return `${before}{00000000-0000-4000-8000-${last.toString(16).toUpperCase().padStart(12, '0')}}`;
  };
}

/** Each line of the notes as a paragraph; the library puts all in one. */
function inParagraphs(xml: string, language: string): string {
  return xml.replaceAll(/<a:t>([^<]*\n[^<]*)<\/a:t>/gu, (_, text: string) =>
    text
      .split('\n')
      .map((line) => `<a:t>${line}</a:t>`)
      .join(`</a:r></a:p><a:p><a:r><a:rPr lang="${language}" dirty="0"/>`),
  );
}

import { Bookmark, InternalHyperlink, SimpleField, Tab, TextRun, type IRunOptions, type ParagraphChild } from 'docx';
import type { Text } from '#reporting';
import { LANGUAGE_TAGS, officeText, runsOf } from '../office/text.js';
import type { Setting } from './setting.js';

type Look = Pick<IRunOptions, 'bold' | 'color' | 'style'>;

/** Text as runs of one direction each, marked with its language where that is not the document's; lines and tabs are kept. */
export function textRuns(text: string, language: Text['language'] | undefined, look: Look = {}): readonly TextRun[] {
  return runsOf(officeText(text)).flatMap(({ text: part, rightToLeft }) => {
    const tongue = rightToLeft === null ? languageOf(language) : { rightToLeft: true, language: { bidirectional: rightToLeft } };
    return part.split('\n').map((line, index) => new TextRun({ ...look, ...tongue, children: withTabs(line), ...(index === 0 ? {} : { break: 1 }) }));
  });
}

function languageOf(language: Text['language'] | undefined): Pick<IRunOptions, 'language'> {
  return language === undefined ? {} : { language: { value: LANGUAGE_TAGS[language] } };
}

function withTabs(line: string): readonly (string | Tab)[] {
  return line.split('\t').flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part]));
}

/** The runs as a link within the document, where there is something to lead to. */
export function linked(runs: readonly TextRun[], to: string | undefined, { bookmarks }: Setting): readonly ParagraphChild[] {
  const anchor = to === undefined ? undefined : bookmarks.get(to);
  return anchor === undefined ? runs : [new InternalHyperlink({ anchor, children: runs })];
}

/** The runs as the place that links to `id` lead to, where there are any. */
export function anchored(runs: readonly ParagraphChild[], id: string, { bookmarks }: Setting): readonly ParagraphChild[] {
  const name = bookmarks.get(id);
  return name === undefined ? runs : [new Bookmark({ id: name, children: runs })];
}

/** "Tabell 3. ", the number as a field that Word counts anew, by which it also lists tables and figures. */
export function numberRuns(key: 'setting.tableNumber' | 'setting.figureNumber', number: number, { say }: Setting): readonly ParagraphChild[] {
  const label = say(key, { number: '' }).trim();
  return [new TextRun(`${label} `), new SimpleField(`SEQ ${label} \\* ARABIC`, String(number)), new TextRun('. ')];
}

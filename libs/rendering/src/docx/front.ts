import { HeadingLevel, Paragraph, TableOfContents, type FileChild } from 'docx';
import { codePicture } from '../office/pictures.js';
import { termsOf } from './blocks.js';
import { pictureRun } from './picture.js';
import { textRuns } from './runs.js';
import type { Setting } from './setting.js';

/** The front page, and the contents on the next. */
export function frontOf({ document }: Setting): readonly FileChild[] {
  const { front, contents } = document;
  const { code } = front;
  return [
    ...(front.mark === null ? [] : [new Paragraph({ style: 'Mark', children: textRuns(front.mark, undefined) })]),
    new Paragraph({ style: 'Organisation', children: textRuns(front.organisation, undefined) }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(front.title, undefined) }),
    new Paragraph({ style: 'Subtitle', children: textRuns(front.subtitle, undefined) }),
    ...termsOf(front.terms, 'FrontTerm'),
    new Paragraph({ style: 'Figure', keepNext: false, children: [pictureRun(codePicture(code.text), 'QR', code.alternative)] }),
    new Paragraph({ style: 'Note', children: textRuns(code.alternative, undefined) }),
    new Paragraph({ style: 'ContentsTitle', pageBreakBefore: true, children: textRuns(contents, undefined) }),
    new TableOfContents(contents, { hyperlink: true, headingStyleRange: '1-3' }),
  ];
}

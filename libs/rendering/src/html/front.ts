import type { ReportDocument } from '#reporting';
import { termsHtml } from './blocks.js';
import { element, escaped } from './element.js';
import type { Page } from './page.js';
import { codePicture } from './pictures.js';

/** What would be the front page of a printed report. */
export function frontHtml({ front }: ReportDocument, { pictures, say }: Page): string {
  const { organisation, title, subtitle, terms, code } = front;
  return element(
    'header',
    { class: 'front' },
    element('p', { class: 'organisation' }, escaped(organisation)),
    element('h1', {}, escaped(title)),
    element('p', { class: 'subtitle' }, escaped(subtitle)),
    element(
      'section',
      { 'aria-labelledby': 'about' },
      element('h2', { id: 'about' }, escaped(say('setting.aboutReport'))),
      termsHtml(terms),
      element('figure', { class: 'code' }, codePicture(code.text, pictures, { alternative: code.alternative }), element('figcaption', {}, escaped(code.text))),
    ),
  );
}

/** What must be seen wherever one reads: that it is a draft, that its content is made up. */
export function markHtml({ front: { mark } }: ReportDocument): string {
  return mark === null ? '' : element('aside', { class: 'mark' }, element('p', {}, escaped(mark)));
}

/** By what the report is known, at its end. */
export function endHtml({ front: { report, fingerprint } }: ReportDocument, { say }: Page): string {
  return element(
    'footer',
    {},
    termsHtml([
      { term: say('front.reportId'), text: report },
      { term: say('front.fingerprint'), text: fingerprint },
    ]),
  );
}

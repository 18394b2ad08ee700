import { createHash } from 'node:crypto';
import type { ReportDocument } from '#reporting';
import { chaptersHtml } from './chapters.js';
import { contentsHtml } from './contents.js';
import { element, escaped, opening } from './element.js';
import { endHtml, frontHtml, markHtml } from './front.js';
import { pageOf, type Page } from './page.js';
import { PICTURES, type Pictures } from './pictures.js';
import { stylesOf } from './styles.js';

/**
 * The report as one page that needs nothing from anywhere: no script, no address, pictures and looks inside. Its own policy lets a browser
 * run and fetch nothing, whatever a text holds. The same document gives the same bytes.
 */
export function renderHtml(document: ReportDocument, pictures: Pictures = PICTURES): Uint8Array {
  const page = pageOf(document, pictures);
  const html = element('html', { lang: document.language }, '\n', headHtml(document, page), '\n', bodyHtml(document, page), '\n');
  return new TextEncoder().encode(`<!doctype html>\n${html}\n`);
}

function headHtml(document: ReportDocument, { say }: Page): string {
  const { front } = document;
  const styles = stylesOf(document, say);
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return element(
    'head',
    {},
    opening('meta', { charset: 'utf-8' }),
    opening('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    opening('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    opening('meta', { name: 'color-scheme', content: 'light dark' }),
    opening('meta', { name: 'referrer', content: 'no-referrer' }),
    element('title', {}, escaped([front.title, front.organisation, ...(front.mark === null ? [] : [front.mark])].join(' – '))),
    `<style>${styles}</style>`,
  );
}

function bodyHtml(document: ReportDocument, page: Page): string {
  return element(
    'body',
    {},
    element('a', { class: 'skip', href: '#content' }, escaped(page.say('setting.skipToContent'))),
    markHtml(document),
    '\n',
    frontHtml(document, page),
    '\n',
    contentsHtml(document),
    '\n',
    element('main', { id: 'content', tabindex: '-1' }, chaptersHtml(document.blocks, page)),
    '\n',
    endHtml(document, page),
  );
}

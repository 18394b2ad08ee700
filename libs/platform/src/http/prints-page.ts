import { z } from 'zod';
import type { EditionPrints, PublishedPrints } from '#application';
import { escaped, pageOf } from './page.js';

const WORDS = {
  nb: {
    title: 'Er dette den ekte rapporten?',
    none: 'Her er det ikke publisert noen rapport med denne id-en. Et utkast er ikke publisert, og kan ikke kontrolleres her.',
    how: 'Fingeravtrykket nederst på sidene i rapporten skal stå her, og filen skal ha nettopp denne kontrollsummen (SHA-256). Leder koden på forsiden til et fingeravtrykk som ikke står her, er rapporten et utkast eller ikke ekte.',
    edition: 'Utgave',
    published: 'Publisert',
    fingerprint: 'Fingeravtrykk',
    file: 'Fil',
    hash: 'SHA-256',
    redacted: 'sladdet etter at den ble publisert',
  },
  nn: {
    title: 'Er dette den ekte rapporten?',
    none: 'Her er det ikkje publisert nokon rapport med denne id-en. Eit utkast er ikkje publisert, og kan ikkje kontrollerast her.',
    how: 'Fingeravtrykket nedst på sidene i rapporten skal stå her, og fila skal ha nett denne kontrollsummen (SHA-256). Leier koden på framsida til eit fingeravtrykk som ikkje står her, er rapporten eit utkast eller ikkje ekte.',
    edition: 'Utgåve',
    published: 'Publisert',
    fingerprint: 'Fingeravtrykk',
    file: 'Fil',
    hash: 'SHA-256',
    redacted: 'sladda etter at ho vart publisert',
  },
  en: {
    title: 'Is this the genuine report?',
    none: 'No report with this id has been published here. A draft is not published, and cannot be checked here.',
    how: 'The fingerprint at the foot of the report’s pages must stand here, and the file must have exactly this checksum (SHA-256). Where the code on the front page leads to a fingerprint that does not stand here, the report is a draft or not genuine.',
    edition: 'Edition',
    published: 'Published',
    fingerprint: 'Fingerprint',
    file: 'File',
    hash: 'SHA-256',
    redacted: 'redacted after it was published',
  },
} as const;

const PAGE_LANGUAGES = ['nb', 'nn', 'en'] as const;
type PageLanguage = (typeof PAGE_LANGUAGES)[number];
type Words = (typeof WORDS)[PageLanguage];

/** Which language the page is asked for in; bokmål unless another is named. */
export const pageLanguage = z.enum(PAGE_LANGUAGES).default('nb');

/** What anybody can check a report by. Each fingerprint is an anchor, so that the code on a front page leads to its own. */
export function printsPage(prints: PublishedPrints | null, language: PageLanguage): string {
  const words = WORDS[language];
  if (prints === null) return pageOf({ title: words.title, language, body: `<p>${escaped(words.none)}</p>` });
  const title = prints.title[language] ?? prints.title.nb ?? prints.title.nn ?? prints.report;
  const body = `<p><strong>${escaped(title)}</strong> (<code>${escaped(prints.report)}</code>)</p>
<p>${escaped(words.how)}</p>
${prints.editions.map((edition) => editionBlock(edition, words)).join('\n')}`;
  return pageOf({ title: words.title, language, body });
}

function editionBlock({ edition, publishedAt, documents }: EditionPrints, words: Words): string {
  const blocks = documents.map(({ language, fingerprint, files }) => {
    const rows = files.map(
      ({ format, sha256, redacted }) =>
        `<tr><th scope="row">${escaped(format)} (${escaped(language)})</th><td><code>${sha256}</code>${redacted ? ` ${escaped(words.redacted)}` : ''}</td></tr>`,
    );
    return `<p id="${fingerprint}">${escaped(words.fingerprint)}: <code>${fingerprint}</code></p>
<table><thead><tr><th scope="col">${words.file}</th><th scope="col">${words.hash}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  });
  return `<h2>${words.edition} ${edition}</h2>
<p>${words.published}: <time datetime="${publishedAt}">${publishedAt.slice(0, 16).replace('T', ' ')} UTC</time></p>
${blocks.join('\n')}`;
}

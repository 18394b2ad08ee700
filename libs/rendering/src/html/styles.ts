import type { ReportDocument, Say } from '#reporting';

/** The looks of the page: a column on narrow screens, contents beside the text on wide ones, light or dark as the reader has it, and paper. */
export function stylesOf(document: ReportDocument, say: Say): string {
  return `${COLOURS}${TEXT}${PARTS}${TABLES}${WIDE}${paper(document, say)}`;
}

/** All text has a contrast of at least 7 to what it stands on, in light and in dark. */
const COLOURS = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --quiet: #474f59; --line: #b4bcc6; --tint: #f1f4f7; --link: #0a4a80; --warn: #fff0bd; --warn-ink: #3b2c00; --here: #fff6d6; }
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #14181c; --ink: #edf0f3; --quiet: #bcc5cf; --line: #55606c; --tint: #1f252b; --link: #9bcbff; --warn: #4a3a00; --warn-ink: #ffedb0; --here: #3a3210; }
}
`;

const TEXT = `
* { box-sizing: border-box; }
html { scroll-padding-block-start: 5rem; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body { margin: 0; padding: 0 1rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 Inter, "Noto Sans", system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 2em 0 0.5em; text-wrap: balance; }
h1 { font-size: 2.25rem; margin-block-start: 0; }
h2 { font-size: 1.75rem; padding-block-end: 0.25em; border-block-end: 2px solid var(--line); }
h3 { font-size: 1.375rem; }
h4 { font-size: 1.125rem; }
h5 { font-size: 1rem; }
p, ul, ol, dl, blockquote, figure { margin: 0 0 1em; max-inline-size: 70ch; }
p, li, dd, td, th, blockquote { unicode-bidi: plaintext; }
.prose, .wording p { white-space: pre-line; }
.wording { border-inline-start: 4px solid var(--line); padding-inline-start: 1rem; font-size: 1.0625rem; }
.note, figcaption, caption { color: var(--quiet); font-size: 0.9375rem; }
a { color: var(--link); text-underline-offset: 0.15em; }
li { padding-block: 0.125rem; }
summary { padding-block: 0.25rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
main:focus { outline: none; }
:target { background: var(--here); box-shadow: 0 0 0 0.25rem var(--here); }
.heard { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

const PARTS = `
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -10rem; padding: 0.5rem 1rem; background: var(--paper); z-index: 2; }
.skip:focus { inset-block-start: 0.5rem; }
.mark { margin: 0 -1rem; padding: 0.5rem 1rem; background: var(--warn); color: var(--warn-ink); font-weight: 600; text-align: center; }
.mark p { margin: 0; max-inline-size: none; }
@media (min-height: 30rem) { .mark { position: sticky; inset-block-start: 0; z-index: 1; } }
.front { padding-block: 3rem 1rem; }
.front h2 { font-size: 1.375rem; border: 0; }
.organisation { font-weight: 600; margin: 0; }
.subtitle { font-size: 1.25rem; }
dl > div { display: grid; grid-template-columns: minmax(0, 1fr); padding-block: 0.375rem; border-block-end: 1px solid var(--line); }
dt { font-weight: 600; }
dd { margin: 0; }
figure { max-inline-size: 56rem; }
img { display: block; max-inline-size: 100%; block-size: auto; background: #ffffff; }
picture img { inline-size: 100%; border: 1px solid var(--line); }
.code img { inline-size: 10rem; padding: 0.5rem; }
.code figcaption { font-size: 0.875rem; }
.status { display: flex; gap: 0.625rem; align-items: flex-start; padding: 0.625rem 0.75rem; background: var(--tint); border: 1px solid var(--line); border-radius: 0.375rem; font-weight: 600; }
.shape { flex: none; display: inline-grid; padding: 0.1875rem; background: #ffffff; border-radius: 0.25rem; }
.shape svg { inline-size: 1.25rem; block-size: 1.25rem; }
.contents { padding: 0.5rem 1rem; background: var(--tint); border-radius: 0.375rem; }
.contents h2 { margin-block-start: 0.5em; font-size: 1.125rem; border: 0; }
.contents ol { list-style: none; margin: 0; padding-inline-start: 1rem; }
.contents > ol { padding: 0; }
.contents a { display: block; padding-block: 0.125rem; }
.contents > ol > li > a { font-weight: 600; }
summary { color: var(--link); cursor: pointer; }
`;

const TABLES = `
.table { margin: 1.5em 0; }
.scroll { overflow-x: auto; position: relative; }
table { border-collapse: collapse; inline-size: 100%; max-inline-size: 64rem; font-size: 0.9375rem; }
caption { text-align: start; padding-block-end: 0.5em; font-weight: 600; }
caption span { display: inline-block; position: sticky; inset-inline-start: 0; max-inline-size: calc(100vw - 2.5rem); }
th, td { padding: 0.375rem 0.625rem; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); }
th { font-weight: 400; }
thead th { font-weight: 600; border-block-end: 2px solid var(--ink); vertical-align: bottom; }
.end { text-align: end; font-variant-numeric: tabular-nums; }
.depth-1 { padding-inline-start: 1.75rem; }
.depth-2 { padding-inline-start: 2.875rem; }
.depth-3 { padding-inline-start: 4rem; }
[tabindex="0"] :is(th, td) { min-inline-size: 6rem; overflow-wrap: break-word; }
time { white-space: nowrap; }
footer { border-block-start: 2px solid var(--line); margin-block-start: 4rem; padding-block-start: 1rem; }
`;

const WIDE = `
@media (min-width: 40rem) { dl > div { grid-template-columns: minmax(0, 16rem) minmax(0, 1fr); gap: 1rem; } }
@media screen and (min-width: 70rem) {
  body { display: grid; grid-template-columns: 20rem minmax(0, 1fr); column-gap: 3rem; padding-inline: 2rem; }
  .mark, .front, footer { grid-column: 1 / -1; }
  .mark { margin-inline: -2rem; }
  .front dl { max-inline-size: none; }
  .front section { display: grid; grid-template-columns: minmax(0, 60rem) 12rem; column-gap: 3rem; }
  .front section > h2 { grid-column: 1 / -1; }
  .contents { align-self: start; position: sticky; inset-block-start: 3.5rem; max-block-size: calc(100vh - 5rem); overflow-y: auto; font-size: 0.9375rem; }
}
`;

/** On paper each page has the mark above, and below by what the report is known and which page it is. */
function paper({ front }: ReportDocument, say: Say): string {
  const page = say('setting.page', { page: '|page|', pages: '|pages|' })
    .split('|')
    .map((part, index) => (index % 2 === 0 ? cssText(part) : `counter(${part})`))
    .join(' ');
  return `
@page { size: A4; margin: 20mm 18mm; @top-center { content: ${cssText(front.mark ?? '')}; font: 600 9pt sans-serif; } @bottom-left { content: ${cssText(`${front.report} · ${front.fingerprint.slice(0, 16)}`)}; font: 9pt sans-serif; } @bottom-right { content: ${page}; font: 9pt sans-serif; } }
@media print {
  body { padding: 0; font-size: 10.5pt; }
  .skip, .contents, .mark, summary { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .new-page { break-before: page; }
  h2, h3, h4, h5 { break-after: avoid; }
  tr, figure, .status { break-inside: avoid; }
  .scroll { overflow: visible; }
  table { font-size: 9pt; }
  [tabindex="0"] :is(th, td) { min-inline-size: 0; overflow-wrap: anywhere; }
  [tabindex="0"] :is(thead th, .end) { overflow-wrap: break-word; }
  .front section { display: grid; grid-template-columns: minmax(0, 1fr) 40mm; column-gap: 8mm; }
  .front section > h2 { grid-column: 1 / -1; }
  .front dl > div { grid-template-columns: 45mm minmax(0, 1fr); gap: 4mm; }
  thead { display: table-header-group; }
}
`;
}

/** A text as CSS holds it. It stands inside an element of raw text, so that no character of it may be `<`. */
function cssText(text: string): string {
  return `"${text.replaceAll(/["\\<\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}

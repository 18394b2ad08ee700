import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { extractText } from 'unpdf';
import { documentOf, fingerprintOf, sampleModel, type ReportLanguage } from '#reporting';
import { renderHtml } from './render-html.js';
import { hasBrowser, openBrowser } from './testing/browser.js';

if (!hasBrowser) console.warn('The report is not looked at in a browser: there is no /usr/bin/chromium (infra/dev/install.sh brings it).');

const WIDE = { width: 1280, height: 900 };
/** As wide as a page that is shown four times as large. */
const NARROW = { width: 320, height: 640 };

/** All that axe looks for by itself, and two that it has to be asked for: WCAG 2.2's size of targets, and the contrast of level AAA. */
const STRICTER = { rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } } };

/** It looks at the colours behind each word, which takes its time where many tests share the machine: milliseconds. */
const LONG = 300_000;

/** What is wider than the screen, and of it what a keyboard does not reach. */
const TOO_WIDE = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const tables = Array.from(document.querySelectorAll('.scroll')).filter((table) => table.scrollWidth > table.clientWidth);
  const unreachable = tables.filter(({ tabIndex }) => tabIndex !== 0).map(({ innerText }) => innerText.slice(0, 40));
  return { pageIsTooWide: scrollWidth > clientWidth, tables: tables.length, unreachable };
})()`;

/** Words of a drawing that reach out of it. */
const OUTSIDE = `Array.from(document.querySelectorAll('svg text'), (text) => {
  const [words, picture] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
  return words.left < picture.left - 1 || words.right > picture.right + 1 ? text.textContent : null;
}).filter((text) => text !== null)`;

(hasBrowser ? describe : describe.skip)('the report as a page in a browser', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'report-page-'));
    for (const language of ['nb', 'nn'] as const) {
      const model = sampleModel({ language });
      await writeFile(join(folder, `${language}.html`), renderHtml(documentOf(model, { fingerprint: fingerprintOf(model) })));
    }
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  const opened = async (language: ReportLanguage, options: BrowserContextOptions) => {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => (/^(file|data):/.test(request.url()) ? undefined : complaints.push(request.url())));
    await page.goto(pathToFileURL(join(folder, `${language}.html`)).href);
    return { page, complaints };
  };

  /** What an expression gives in the page. */
  const asked = async <T>(expression: string, options: BrowserContextOptions) => {
    const { page } = await opened('nb', options);
    const answer = await page.evaluate<T>(expression);
    await page.context().close();
    return answer;
  };
  const widths = async (viewport: typeof WIDE) => await asked<number[]>('Array.from(document.images, ({ naturalWidth }) => naturalWidth)', { viewport });
  const scrolling = async (reducedMotion: 'reduce' | 'no-preference') =>
    await asked<string>('getComputedStyle(document.documentElement).scrollBehavior', { reducedMotion });

  it.each([
    { language: 'nb', colorScheme: 'light', viewport: WIDE },
    { language: 'nb', colorScheme: 'dark', viewport: NARROW },
    { language: 'nn', colorScheme: 'dark', viewport: WIDE },
    { language: 'nn', colorScheme: 'light', viewport: NARROW },
  ] as const)(
    'has nothing that axe finds fault with, and breaks no policy of its own ($language, $colorScheme, $viewport.width wide)',
    async ({ language, ...options }) => {
      const { page, complaints } = await opened(language, options);
      const { violations, passes } = await new AxeBuilder({ page }).options(STRICTER).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast-enhanced', 'html-has-lang', 'image-alt', 'target-size']));
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    LONG,
  );

  it('needs no scrolling to the side on a narrow screen, but within tables, which a keyboard reaches', async () => {
    const found = await asked<{ pageIsTooWide: boolean; tables: number; unreachable: string[] }>(TOO_WIDE, { viewport: NARROW });
    expect(found).toEqual({ pageIsTooWide: false, tables: expect.any(Number), unreachable: [] });
    expect(found.tables).toBeGreaterThan(0);
  });

  it('draws its charts for the width of the screen, and all of them', async () => {
    const [wide, narrow] = [await widths(WIDE), await widths(NARROW)];
    expect([...wide, ...narrow].filter((width) => width === 0)).toEqual([]);
    expect(narrow.slice(1).every((width, index) => width < (wide[index + 1] ?? 0))).toBe(true);
  });

  it.each(['monospace', 'serif'])('keeps every word of its pictures inside them, also where the reader has no font but %s (bug-995)', async (font) => {
    const html = await readFile(join(folder, 'nb.html'), 'utf8');
    const drawings = [...html.matchAll(/data:image\/svg\+xml;base64,([\w+/=]+)/gu)].map(([, code = '']) => Buffer.from(code, 'base64').toString());
    const inFont = drawings.filter((svg) => svg.includes('<text')).map((svg) => svg.replaceAll(/Inter, system-ui, sans-serif/gu, font));
    expect(inFont.length).toBeGreaterThan(4);
    const page = await browser.newPage();
    await page.setContent(inFont.join(''));
    expect(await page.evaluate(OUTSIDE)).toEqual([]);
    await page.close();
  });

  it('begins for the keyboard with a way past the contents, in sight when it is reached', async () => {
    const { page } = await opened('nb', { viewport: WIDE });
    await page.keyboard.press('Tab');
    const link = page.locator(':focus');
    expect(await link.textContent()).toBe('Hopp til innholdet');
    expect((await link.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.context().close();
  });

  it('moves only for those who have nothing against it', async () => {
    expect([await scrolling('reduce'), await scrolling('no-preference')]).toEqual(['auto', 'smooth']);
  });

  it('is printed with what must be seen on every page, and what page it is of how many', async () => {
    const { page } = await opened('nn', {});
    const { text } = await extractText(new Uint8Array(await printed(page)), { mergePages: false });
    expect(text.length).toBeGreaterThan(5);
    for (const [index, said] of text.entries()) {
      expect(said).toContain('MED OPPDIKTA DATA');
      expect(said).toContain('arsmelding-2022');
      expect(said.replaceAll(/\s+/g, ' ')).toContain(`Side ${index + 1} av ${text.length}`);
    }
    expect(text.join(' ')).toContain('Linjediagram: Antall medlemmer');
    expect(text.join(' ')).not.toContain('Hopp til innhaldet');
    await page.context().close();
  });
});

async function printed(page: Page): Promise<Uint8Array> {
  return await page.pdf({ preferCSSPageSize: true });
}

import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { isAt, operations } from '#contract';
import { eventRegistry } from '#domain';
import { catalogue } from '#goal-types';
import { describeConfig } from '#platform';
import { createProgram } from '../apps/cli/src/program.js';
import { goalTypesPage } from './pages/src/goal-types-page.js';

const root = resolve(import.meta.dirname, '..');
const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root })].map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** What the first group of a pattern finds in each page. */
function found(pattern: RegExp): readonly { readonly path: string; readonly what: string }[] {
  return pages.flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([, what = '']) => ({ path, what })));
}

/** The anchors that a page's headings make. */
function anchorsOf(file: string): readonly string[] {
  const headings = [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Why a link leads nowhere, or null. */
function broken(path: string, link: string): string | null {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? join(root, path) : join(root, dirname(path), file);
  if (!existsSync(target)) return `${path} links to ${file}, which is not there`;
  return anchor === undefined || anchorsOf(target).includes(anchor) ? null : `${path} links to ${link}, and no heading has that name`;
}

/** What the program has no name for in a command line, or null. A word that no command is named by is an argument. */
function unknownIn(line: string): string | null {
  let command: Command = createProgram();
  for (const word of line.split(/\s+/)) {
    const next = command.commands.find((one) => one.name() === word);
    if (next === undefined && command.commands.length > 0) return `${line}: no command ${word}`;
    command = next ?? command;
    if (word.startsWith('--') && command.options.every(({ long }) => long !== word)) return `${line}: ${command.name()} has no ${word}`;
  }
  return null;
}

describe('the documents', () => {
  it('link only to files and headings that are there', () => {
    const links = found(/\]\((?!https?:)([^)\s]+)\)/g);
    expect(links.length).toBeGreaterThan(10);
    expect(links.map(({ path, what }) => broken(path, what)).filter((fault) => fault !== null)).toEqual([]);
  });

  it('name only commands and options that the program has', () => {
    const lines = found(/(?:fremdrift -- |(?:^|`|: |\$ )fremdrift )([a-z][^\n`|>;#]*)/gm);
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.map(({ what }) => unknownIn(what.trim())).filter((fault) => fault !== null)).toEqual([]);
  });

  it('bug-479: tell of every setting, with the value it has when it is not set', () => {
    const rows = new Map([...(pages[0]?.text ?? '').matchAll(/^\| `([A-Z_]+)` \| .* \| (.*) \|$/gm)].map(([, name = '', value = '']) => [name, value]));
    const settings = describeConfig({});
    expect([...rows.keys()].toSorted()).toEqual(settings.map(({ variable }) => variable).toSorted());
    expect(settings.filter(({ variable, value }) => !rows.get(variable)?.includes(value)).map(({ variable }) => variable)).toEqual([]);
  });

  it('name only addresses that the API has', () => {
    const addresses = found(/(?:[\s`"'(]|:\d+|\$FREMDRIFT_URL)(\/(?:api\/|health\/|metrics\b)(?:<[^>]*>|[^\s?"'`);…])*)/g);
    expect(addresses.length).toBeGreaterThan(30);
    const paths = addresses.map(({ what }) => what.replaceAll(/<[^>]*>/g, 'x').replace(/[.,]$/, ''));
    expect(paths.filter((path) => !operations.some((operation) => isAt(operation.path, path)))).toEqual([]);
  });

  it('name only event types that there are', () => {
    const types = found(/[?&]type=(\w+)/g);
    expect(types.length).toBeGreaterThan(1);
    expect(types.map(({ what }) => what).filter((type) => !eventRegistry.has(type))).toEqual([]);
  });

  it('show each goal type as the catalogue has it; `npm run pages` writes the page anew', () => {
    expect(readFileSync(join(root, 'docs/goal-types.md'), 'utf8')).toBe(goalTypesPage());
  });

  it('tell planners of every goal type', () => {
    const page = readFileSync(join(root, 'docs/goal-types.md'), 'utf8');
    expect([...catalogue.keys()].filter((type) => !new RegExp(`^### .*\\b${type}$`, 'm').test(page))).toEqual([]);
  });
});

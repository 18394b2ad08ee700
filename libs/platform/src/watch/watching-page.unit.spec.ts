import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { relayGauges, type RelayFigures } from '#application';

const root = resolve(import.meta.dirname, '../../../..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const named = (pattern: RegExp, text: string): readonly string[] => [...text.matchAll(pattern)].map(([, name = '']) => name);

const relay: RelayFigures = {
  out: { position: 0, lag: 0, rate: 0, sent: 0, amiss: { repeated: 0, gone: 0 } },
  status: { rate: 0, sent: 0 },
  in: { lag: 0, recorded: 0, repeated: 0, refused: 0 },
};

it('the page on watching tells of each figure that there is, and of no other', () => {
  const sources = globSync('libs/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.spec.ts'));
  const shown = [...sources.flatMap((path) => named(/'(fremdrift_[a-z_]+)'/g, textOf(path))), ...relayGauges(relay).map(({ name }) => name)];
  const told = named(/\b(fremdrift_[a-z_]+)\b/g, textOf('docs/how-to/watching.md'));
  expect(shown.length).toBeGreaterThan(20);
  expect([...new Set(told)].toSorted()).toEqual([...new Set(shown)].toSorted());
});

import { readdirSync } from 'node:fs';
import type { Vocabulary } from './vocabulary.js';

const files = readdirSync(import.meta.dirname).filter((file) => !/^(index|phrases|vocabulary)\.ts$|\.spec\.ts$/.test(file));
const parts = await Promise.all(files.map(async (file) => Object.values((await import(`./${file}`)) as Record<string, Vocabulary | object>)));
const vocabularies = parts.flat().filter((part): part is Vocabulary => 'notes' in part && 'figures' in part && 'explanations' in part);

describe('the vocabulary', () => {
  it('is put together from every evaluator’s own', () => {
    expect(vocabularies).toHaveLength(files.length);
  });

  it.each(['notes', 'figures', 'explanations'] as const)('lets none of its %s mean two things', (list) => {
    const keys = vocabularies.flatMap((vocabulary) => Object.keys(vocabulary[list]));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});

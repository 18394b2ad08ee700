import { sampleModel } from '../testing/model.js';
import type { Block } from './blocks.js';
import { controlOf } from './control.js';
import { documentOf } from './document-of.js';
import { tellingIn } from './telling.js';

const textsOf = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
const LISTED = /fremdrift audit weak-spots \S+ --at 2022-12-31 --as-of seq:4711 --cutoff 2022-12-31$/u;

describe("the control committee's page", () => {
  it('bug-1008: says how each of what came late is listed, by what the report rests on, and nothing where none came', () => {
    const model = sampleModel();
    const { basis } = model.front;
    const at = { ...model, front: { ...model.front, basis: { ...basis, seq: 4711 } } };
    expect(textsOf(controlOf(at, tellingIn('nb'))).filter((text) => LISTED.test(text))).toHaveLength(1);
    const none = { ...at, control: { ...model.control, late: { count: 0, items: [] } } };
    expect(textsOf(controlOf(none, tellingIn('nn'))).filter((text) => LISTED.test(text))).toEqual([]);
  });
});

describe('the section of a statement that was judged otherwise', () => {
  it('bug-1007: names who proposed it and who confirmed it, by pseudonym, in both languages', () => {
    for (const [language, words] of [
      ['nb', 'Det er foreslått av én (a1-TKBTaCKKdab_HCq5dhg) og bekreftet av en annen (x6DuEYwRGPmASfsaZXkA2w).'],
      ['nn', 'Det er foreslått av éin (a1-TKBTaCKKdab_HCq5dhg) og stadfesta av ein annan (x6DuEYwRGPmASfsaZXkA2w).'],
    ] as const) {
      const { blocks } = documentOf(sampleModel({ language }), { fingerprint: 'f'.repeat(64), service: 'https://ledger.example' });
      expect(textsOf(blocks)).toContain(words);
    }
  });
});

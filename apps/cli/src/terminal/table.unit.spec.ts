import fc from 'fast-check';
import { table } from './table.js';

const columns = [
  { heading: 'Mål', stretch: 0 },
  { heading: 'Ordlyd', stretch: 3 },
  { heading: 'Kurs', stretch: 1 },
];
const rows = [['N1', 'Medlemstallet skal vokse med minst to prosent hvert år i planperioden, målt ved utgangen av året', 'etter skjema']];

describe('a table in the terminal', () => {
  it('is no wider than the terminal, where its words let it', () => {
    const word = fc.stringMatching(/^[a-zæøå]{1,8}$/);
    const cell = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(word, cell, cell), { maxLength: 5 }), fc.integer({ min: 40, max: 160 }), (cells, width) => {
        return table(columns, cells, width)
          .split('\n')
          .every((line) => line.length <= width);
      }),
    );
  });

  it('gives each column what it needs, where there is room for all', () => {
    expect(table(columns, [['N1', 'kort', 'etter']], 100)).toBe('Mål  Ordlyd  Kurs\n───  ──────  ─────\nN1   kort    etter');
  });

  it('loses no word when it wraps', () => {
    const words = table(columns, rows, 40).replaceAll(/\s+/g, ' ');
    for (const word of ['Medlemstallet', 'planperioden,', 'utgangen', 'skjema']) expect(words).toContain(word);
  });

  it('does not part a number from its sign', () => {
    expect(table(columns, [['N1', 'veksten er 2,05\u00A0%', '']], 28)).toContain('2,05\u00A0%');
  });

  it('puts numbers to the right where asked', () => {
    expect(table([{ heading: 'seq', stretch: 0, align: 'right' }], [['7']], 20)).toBe('seq\n───\n  7');
  });
});

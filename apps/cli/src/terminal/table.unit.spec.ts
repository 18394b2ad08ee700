import { table } from './table.js';

const columns = [
  { heading: 'Mål', stretch: 0 },
  { heading: 'Ordlyd', stretch: 3 },
  { heading: 'Kurs', stretch: 1 },
];
const rows = [['N1', 'Medlemstallet skal vokse med minst to prosent hvert år i planperioden, målt ved utgangen av året', 'etter skjema']];

describe('a table in the terminal', () => {
  it.each([60, 80, 120])('is at most %d characters wide', (width) => {
    const lines = table(columns, rows, width).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  it('loses no word when it wraps', () => {
    const words = table(columns, rows, 60).replaceAll(/[│─┌┐└┘├┤┬┴┼\s]+/g, ' ');
    for (const word of ['Medlemstallet', 'planperioden,', 'utgangen', 'skjema']) expect(words).toContain(word);
  });
});

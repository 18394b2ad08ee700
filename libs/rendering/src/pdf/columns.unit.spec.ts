import * as fc from 'fast-check';
import type { TableBlock } from '#reporting';
import { MEASURE, layoutOf } from './columns.js';

const tableOf = (rows: readonly (readonly string[])[], ends = 1): TableBlock => ({
  kind: 'table',
  id: 't',
  caption: 'Tabell',
  columns: (rows[0] ?? []).map((_, index) => ({ id: `c${index}`, label: `Kolonne ${index}`, align: index < ends ? 'start' : 'end' })),
  rows: rows.map((row) => row.map((text) => ({ text }))),
  note: null,
});
const laidOut = (rows: readonly (readonly string[])[], ends = 1) => layoutOf(tableOf(rows, ends), rows);
const total = (widths: readonly number[]) => widths.reduce((sum, one) => sum + one, 0);

describe('the widths of columns', () => {
  it('are no more than the words want where there is room', () => {
    const { sides, size } = laidOut([['Nord', '12\u00A0612']]);
    expect(size).toBe(8.5);
    expect(sides).toHaveLength(1);
    expect(total(sides[0]?.widths ?? [])).toBeLessThan(MEASURE / 2);
  });

  it('fill the measure where text is long, and give a number all of its room', () => {
    const number = '1\u00A0234\u00A0567\u00A0medlemmer';
    const [side] = laidOut([['Et langt svar på et kort spørsmål. '.repeat(20), number]]).sides;
    expect(total(side?.widths ?? [])).toBeCloseTo(MEASURE, 6);
    expect(side?.hyphenated[1]).toBe(false);
  });

  it('make several sides of a table that is too wide, each beginning with the first column, with every column once', () => {
    const { sides, size } = laidOut([['Dag', ...Array.from({ length: 50 }, (_, index) => `${index}\u00A0000\u00A0000`)]]);
    expect(size).toBe(7.5);
    expect(sides.length).toBeGreaterThan(1);
    expect(sides.map(({ columns }) => columns[0])).toEqual(sides.map(() => 0));
    expect(sides.flatMap(({ columns }) => columns.slice(1))).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('give rows their line before a head of several words, and long text what is left (bug-996)', () => {
    const rows = [
      ['Lengste opphold fra måling til endring, i dager', '12'],
      ['x', 'En forklaring som går over mange linjer. '.repeat(9)],
    ];
    const table = tableOf(rows);
    const headed = { ...table, columns: table.columns.map((column) => ({ ...column, label: 'Til orientering, per 30.09.2023' })) };
    const [narrow, wide] = layoutOf(headed, [['Ja', '12']]).sides[0]?.widths ?? [];
    expect(Math.max(narrow ?? 0, wide ?? 0)).toBeLessThan(110);
    const [words = 0, told = 0] = layoutOf(table, rows).sides[0]?.widths ?? [];
    expect(told).toBeGreaterThan(2 * words);
  });

  it('never run over the edge, whatever stands in the cells', () => {
    const row = fc.array(fc.string({ maxLength: 200 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(row, fc.integer({ min: 0, max: 40 }), (cells, ends) => {
        const { sides } = laidOut([cells], ends);
        expect(sides.every(({ widths }) => total(widths) <= MEASURE + 1e-6 && widths.every((width) => width > 0))).toBe(true);
        expect(new Set(sides.flatMap(({ columns }) => columns)).size).toBe(cells.length);
      }),
    );
  });
});

import fc from 'fast-check';
import { decimal } from '#kernel';
import { protect } from './index.js';
import type { LinkedCells, Protection } from './model.js';
import { canWorkOut, equationOf, rangeOf, type Equation } from './testing/attacker.js';
import { oneDay, publications, tableOf, type TestTable } from './testing/tables.js';

const THRESHOLD = 3;

function protectedBy(table: TestTable, known: LinkedCells['known'] = [], threshold = THRESHOLD): Protection {
  return protect({ ...table, known }, decimal(threshold));
}

const hiddenIn = (table: TestTable) => Object.fromEntries(protectedBy(table).hidden);
const shownIn = ({ cells }: TestTable, { hidden }: Protection) => cells.filter(({ id }) => !hidden.has(id)).map(({ of }) => of);

/** Every sum of one to two people: of cells, and of single values whether a cell shows them or not. */
function sumsOfFew({ values, cells }: TestTable): readonly (readonly string[])[] {
  const people = (ids: readonly string[]) => ids.reduce((total, id) => total + (values[id] ?? 0), 0);
  return [...cells.map(({ of }) => of), ...Object.keys(values).map((id) => [id])].filter((ids) => people(ids) > 0 && people(ids) < THRESHOLD);
}

/** What a reader knows: the sums shown, that zeros are zeros, and that a whole equals its parts. */
function knowledge(table: TestTable, shown: readonly (readonly string[])[]): readonly Equation[] {
  const zeros = Object.entries(table.values).flatMap(([id, value]) => (value === 0 ? [equationOf([id])] : []));
  const relations = table.relations.map(({ whole, parts }) => ({ ...equationOf(whole), ...Object.fromEntries(parts.map((id) => [id, -1])) }));
  return [...zeros, ...relations, ...shown.map(equationOf)];
}

describe('hiding small numbers', () => {
  const region = { all: ['a', 'b', 'c', 'd'], a: ['a'], b: ['b'], c: ['c'], d: ['d'] };

  it('hides what tells of few, and the smallest other figure that keeps it from being worked out', () => {
    expect(hiddenIn(tableOf({ a: 1, b: 40, c: 35, d: 9 }, region))).toEqual({ a: 'few', d: 'protects' });
  });

  it('hides no other where two of few protect each other, and shows zeros', () => {
    expect(hiddenIn(tableOf({ a: 2, b: 0, c: 35, d: 2 }, { ...region, all: ['a', 'b', 'c', 'd'] }))).toEqual({ a: 'few', c: 'protects', d: 'few' });
    expect(hiddenIn(tableOf({ a: 2, b: 0, c: 2, d: 2 }, region))).toEqual({ a: 'few', c: 'few', d: 'few' });
  });

  it('hides one more where those of few are all as small as can be and their sum would tell so', () => {
    expect(hiddenIn(tableOf({ a: 1, b: 1, c: 1, d: 50 }, region))).toEqual({ a: 'few', b: 'few', c: 'few', d: 'protects' });
  });

  it('hides a total that is one figure of few under another name', () => {
    expect(hiddenIn(tableOf({ a: 2, b: 0, c: 8, d: 0 }, { region: ['a', 'b'], a: ['a'], b: ['b'], all: ['a', 'b', 'c', 'd'], c: ['c'] }))).toEqual({
      a: 'few',
      region: 'few',
      c: 'protects',
    });
  });

  it('hides an answer that differs from an earlier one by the few who reported late', () => {
    const early = tableOf({ a: 20, b: 30 }, { 'all as known in May': ['a', 'b'] });
    const late = tableOf({ ...early.values, c: 2 }, { 'all as known in June': ['a', 'b', 'c'] });
    expect(protectedBy(late, shownIn(early, protectedBy(early))).hidden).toEqual(new Map([['all as known in June', 'protects']]));
  });

  it('keeps a corrected figure of few hidden, though its correction is shown', () => {
    const values = { before: 2, after: 9, other: 30 };
    const table = tableOf(values, { before: ['before'], after: ['after'], 'all before': ['before', 'other'], 'all after': ['after', 'other'] });
    expect(hiddenIn(table)).toEqual({ before: 'few', after: 'protects' });
  });

  it("does not let a unit's own figure give away a unit below it", () => {
    const table = tableOf({ own: 52, a: 2, b: 20, c: 30 }, { own: ['own'], a: ['a'], b: ['b'], c: ['c'] }, [{ whole: ['own'], parts: ['a', 'b', 'c'] }]);
    expect(hiddenIn(table)).toEqual({ a: 'few', b: 'protects' });
  });

  it('says what was given away before, hides it all the same, and hides no more in vain', () => {
    const table = tableOf({ a: 2, b: 20, c: 30 }, { all: ['a', 'b', 'c'], a: ['a'], b: ['b'], c: ['c'] });
    const { hidden, givenAway } = protectedBy(table, [['a', 'b', 'c'], ['b'], ['c']]);
    expect(givenAway).toEqual([['a']]);
    expect(hidden).toEqual(new Map([['a', 'few']]));
  });

  it('tells any other sum that could be worked out anyhow, and no other', () => {
    const { tells } = protectedBy(tableOf({ a: 1, b: 40, c: 35, d: 9, e: 0 }, { ...region, e: ['e'] }));
    expect([['b', 'c'], ['a', 'd'], ['a', 'b', 'c', 'd', 'e'], ['e'], []].map(tells)).toEqual([true, true, true, true, true]);
    expect([['a'], ['d'], ['a', 'b'], ['b', 'elsewhere']].map(tells)).toEqual([false, false, false, false]);
  });

  it('hides nothing at a threshold of zero, and refuses more than can be weighed', () => {
    expect(protectedBy(tableOf({ a: 1, b: 2 }, { a: ['a'], all: ['a', 'b'] }), [], 0).hidden.size).toBe(0);
    const ids = Array.from({ length: 1_001 }, (_, at) => `${at}`);
    const vast = { ...tableOf({}, {}), cells: Array.from({ length: 1_000 }, (_, at) => ({ id: `${at}`, of: ids })) };
    expect(() => protectedBy(vast)).toThrow('1001000 reported values');
  });

  it('lets nobody work out a sum of few from all that is ever shown, as was and as is, through time and knowledge', () => {
    fc.assert(
      fc.property(publications, (tables) => {
        const known: (readonly string[])[] = [];
        for (const table of tables) {
          const protection = protectedBy(table, known);
          expect(protection.givenAway).toEqual([]);
          known.push(...shownIn(table, protection));
          const equations = tables.flatMap((one) => knowledge({ ...one, values: table.values }, known));
          for (const few of sumsOfFew(table)) expect(canWorkOut(equationOf(few), equations)).toBe(false);
        }
      }),
    );
  });

  it('leaves every hidden figure of few a range as wide as the threshold, whichever whole numbers a reader tries', () => {
    fc.assert(
      fc.property(oneDay, (table) => {
        const protection = protectedBy(table);
        const isTelling = (id: string) => (table.values[id] ?? 0) > 0;
        const shown = shownIn(table, protection).map((of) => of.filter(isTelling));
        for (const few of sumsOfFew(table)) {
          const [least, greatest] = rangeOf(few.filter(isTelling), shown, table.values);
          expect(greatest - least).toBeGreaterThanOrEqual(THRESHOLD);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('hides nothing in vain: each figure hidden for the sake of others would give one of them away, or pin it down', () => {
    fc.assert(
      fc.property(oneDay, (table) => {
        const protection = protectedBy(table);
        const isTelling = (id: string) => (table.values[id] ?? 0) > 0;
        for (const { of } of table.cells.filter((cell) => protection.hidden.get(cell.id) === 'protects')) {
          const shown = [...shownIn(table, protection), of].map((ids) => ids.filter(isTelling));
          const widths = sumsOfFew(table).map((few) => rangeOf(few.filter(isTelling), shown, table.values));
          expect(Math.min(...widths.map(([least, greatest]) => greatest - least))).toBeLessThan(THRESHOLD);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('hides the same, in whichever order the figures come', () => {
    const shuffled = publications.chain((tables) => {
      const table = tables.at(-1) ?? tableOf({}, {});
      return fc.tuple(
        fc.constant(table),
        fc.shuffledSubarray([...table.cells], { minLength: table.cells.length }),
        fc.shuffledSubarray([...table.reported], { minLength: table.reported.length }),
      );
    });
    fc.assert(
      fc.property(shuffled, ([table, cells, reported]) => {
        expect(hiddenIn({ ...table, cells, reported })).toEqual(hiddenIn(table));
      }),
    );
  });
});

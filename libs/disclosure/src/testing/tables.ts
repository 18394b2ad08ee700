import fc from 'fast-check';
import { decimal } from '#kernel';
import type { LinkedCells } from '../model.js';

/** A table as it might be published, and what its values are. */
export interface TestTable extends Omit<LinkedCells, 'known'> {
  readonly values: Readonly<Record<string, number>>;
}

export function tableOf(
  values: Readonly<Record<string, number>>,
  cells: Readonly<Record<string, readonly string[]>>,
  relations: LinkedCells['relations'] = [],
): TestTable {
  return {
    values,
    reported: Object.entries(values).map(([id, people]) => ({ id, contributors: decimal(people) })),
    cells: Object.entries(cells).map(([id, of]) => ({ id, of })),
    relations,
  };
}

const people = fc.oneof({ arbitrary: fc.integer({ min: 0, max: 6 }), weight: 3 }, { arbitrary: fc.integer({ min: 7, max: 20 }), weight: 1 });

/** Branches in regions in one organisation, on one day. */
export const oneDay: fc.Arbitrary<TestTable> = fc.array(fc.array(people, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((regions) => {
  const branches = regions.flatMap((values, region) => values.map((value, branch) => ({ region, id: `${region}.${branch}`, value })));
  return tableOf(Object.fromEntries(branches.map(({ id, value }) => [id, value])), {
    all: branches.map(({ id }) => id),
    ...Object.fromEntries(regions.map((_, region) => [`region ${region}`, branches.filter((one) => one.region === region).map(({ id }) => id)])),
    ...Object.fromEntries(branches.map(({ id }) => [`branch ${id}`, [id]])),
  });
});

/**
 * A flow of branches that move between regions, over some months and the year, as known on several days: later ones know more branches and
 * corrected values. Figures of branches may be left out of what is published, and the whole may have reported for itself besides.
 */
export const publications: fc.Arbitrary<readonly TestTable[]> = fc.gen().map((draw) => {
  const branches = Array.from({ length: draw(fc.integer, { min: 2, max: 5 }) }, (_, id) => ({ id, was: draw(fc.nat, 1), is: draw(fc.nat, 1) }));
  const months = Array.from({ length: draw(fc.integer, { min: 1, max: 3 }) }, (_, month) => month);
  const [showsBranches, ownTotals] = [draw(fc.boolean), draw(fc.boolean)];
  const values: Record<string, number> = {};
  const latest = new Map<string, string>();

  const report = (point: number) => {
    for (const { id } of branches) {
      for (const month of months) {
        const place = `${id}/${month}`;
        if (draw(fc.integer, { min: 0, max: latest.has(place) ? 5 : 1 }) > 0) continue;
        latest.set(place, `${place}@${point}`);
        values[`${place}@${point}`] = draw(() => people);
      }
    }
  };
  const idsOf = (of: readonly { readonly id: number }[], within: readonly number[]) =>
    of.flatMap(({ id }) => within.flatMap((month) => latest.get(`${id}/${month}`) ?? []));
  const tableAt = (point: number): TestTable => {
    const cells: Record<string, readonly string[]> = {};
    for (const within of months.length === 1 ? [months] : [...months.map((month) => [month]), months]) {
      const show = (what: string, of: typeof branches) => {
        const ids = idsOf(of, within);
        if (ids.length > 0) cells[`${what} in ${within.join('+')} @${point}`] = ids;
      };
      show('all', branches);
      for (const region of [0, 1]) {
        show(
          `region ${region} as was`,
          branches.filter(({ was }) => was === region),
        );
        show(
          `region ${region} as is`,
          branches.filter(({ is }) => is === region),
        );
      }
      if (showsBranches) for (const branch of branches) show(`branch ${branch.id}`, [branch]);
    }
    const relations = (ownTotals ? months : []).map((month) => ({ whole: [`own/${month}@${point}`], parts: idsOf(branches, [month]) }));
    for (const { whole, parts } of relations) {
      for (const own of whole) values[own] = parts.reduce((total, id) => total + (values[id] ?? 0), 0);
      cells[`own figure ${whole.join()}`] = whole;
    }
    return tableOf({ ...values }, cells, relations);
  };
  return Array.from({ length: draw(fc.integer, { min: 1, max: 3 }) }, (_, point) => {
    report(point);
    return tableAt(point);
  });
});

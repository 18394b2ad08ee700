import { UNIT_KINDS } from '#domain';
import type { FigureRow, TableAsked } from '../exports/rows.js';
import { rollUpRows } from '../exports/tables/roll-up.js';
import { seriesRows } from '../exports/tables/series.js';

/** The tables of figures that are published, with all rows they ever have: what is shown is weighed against all of it. */
export const FIGURE_TABLES = {
  series: (asked: TableAsked) => ofEveryUnit(asked),
  years: (asked: TableAsked) => ofEveryUnit({ ...asked, params: { ...asked.params, every: 'year' } }),
  'roll-up': (asked: TableAsked) => rollUpRows({ ...asked, params: { ...asked.params, kind: 'region', every: 'year' } }),
} satisfies Readonly<Record<string, (asked: TableAsked) => AsyncIterable<FigureRow>>>;
export type FigureTable = keyof typeof FIGURE_TABLES;

/** The whole organisation's series, and then that of every unit there has been. */
async function* ofEveryUnit(asked: TableAsked): AsyncGenerator<FigureRow> {
  for (const kind of [undefined, ...UNIT_KINDS]) yield* seriesRows({ ...asked, params: { ...asked.params, kind } });
}

/** Every figure of a measure in any of the tables, as the events that it is the sum of; those that rest on none are left out. */
export async function figuresOf(asked: TableAsked, measure: string): Promise<readonly (readonly string[])[]> {
  const found: (readonly string[])[] = [];
  for (const rows of Object.values(FIGURE_TABLES)) {
    for await (const { figures } of rows({ ...asked, params: { ...asked.params, measure } })) {
      for (const { of } of figures) if (of.length > 0) found.push(of);
    }
  }
  return found;
}

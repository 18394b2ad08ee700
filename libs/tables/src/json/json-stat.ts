import { invalid, Refused } from '#kernel';
import type { Cell, Column, ColumnRole, Row, Table } from '../table.js';
import type { TableWriter } from '../writer.js';
import { jsonOf } from './ndjson.js';

/** Rows and places that one cube may have: clients hold all of it at once. */
const MOST_ROWS = 250_000;
const MOST_PLACES = 5_000_000;

/** A cube with more than so many places for each figure names the places of its figures, and does not list the empty ones. */
const SPARSE = 4;

/** The last dimension: which of the table's figures it is. No column has this id. */
const METRIC = 'metric';

const DIMENSIONS: ReadonlySet<ColumnRole> = new Set(['time', 'place', 'dimension']);

/** JSON-stat 2.0 (json-stat.org/format): a dataset with a dimension for each column that figures are broken down by, and one of figures. */
export const jsonStat: TableWriter = {
  mediaType: 'application/json',
  extension: 'json',
  mostRows: MOST_ROWS,
  async *write(table: Table) {
    const cube = new Cube(table);
    for await (const page of table.rows) cube.add(page);
    yield* cube.written();
  },
};

/** A column of the table, and where its cells stand in a row. */
interface Placed {
  readonly column: Column;
  readonly index: number;
}

/** The values of one dimension, in the order they came. */
interface Dimension extends Placed {
  /** Place of each code; the code of no value is the empty text. */
  readonly places: Map<string, number>;
  readonly words: Map<string, string>;
  /** Where the words for its codes stand in a row; -1 where there are none. */
  readonly wordsIndex: number;
}

class Cube {
  readonly #dimensions: readonly Dimension[];
  readonly #measures: readonly Placed[];
  readonly #signIndex: number;
  /** By row: the place in each dimension, then the figures as JSON, then the sign. */
  readonly #cells: { readonly at: readonly number[]; readonly figures: readonly string[]; readonly sign: Cell }[] = [];

  constructor(private readonly table: Table) {
    const placed = table.columns.map((column, index) => ({ column, index }));
    this.#measures = placed.filter(({ column }) => column.role === 'measure');
    this.#signIndex = table.columns.findIndex(({ role }) => role === 'sign');
    this.#dimensions = placed
      .filter(({ column }) => DIMENSIONS.has(column.role))
      .map(({ column, index }) => {
        const wordsIndex = table.columns.findIndex(({ id }) => id === column.wordsIn);
        return { column, index, places: new Map(), words: new Map(), wordsIndex };
      });
    if (this.#dimensions.length === 0 || this.#measures.length === 0) {
      throw invalid('format', `${table.id} is a list and no cube of figures, which json-stat holds`, 'ask for csv, ndjson, parquet or xlsx');
    }
  }

  add(page: readonly Row[]): void {
    if (this.#cells.length + page.length > MOST_ROWS) throw tooLarge(`there are more than ${MOST_ROWS} rows`);
    for (const row of page) {
      const at = this.#dimensions.map((dimension) => placeOf(dimension, row));
      const figures = this.#measures.map(({ column, index }) => jsonOf(column.type, row[index] ?? null));
      this.#cells.push({ at, figures, sign: row[this.#signIndex] ?? null });
    }
  }

  *written(): Generator<Uint8Array> {
    const size = [...this.#dimensions.map(({ places }) => places.size), this.#measures.length];
    const all = size.reduce((product, one) => product * one, 1);
    if (all > MOST_PLACES) throw tooLarge(`the cube would have ${all} places, of which ${this.#cells.length * this.#measures.length} have a figure`);
    const { title, about } = this.table;
    yield json('{"version":"2.0","class":"dataset"');
    yield json(
      `,"label":${JSON.stringify(title)},"id":${JSON.stringify([...this.#dimensions.map(({ column }) => column.id), METRIC])},"size":${JSON.stringify(size)}`,
    );
    yield json(`,"role":${JSON.stringify(this.#roles())},"dimension":${JSON.stringify(this.#described())}`);
    yield* this.#values(size, all);
    yield json(`,"extension":${JSON.stringify(about)}}\n`);
  }

  #roles() {
    const idsOf = (role: ColumnRole) => this.#dimensions.filter(({ column }) => column.role === role).map(({ column }) => column.id);
    const [time, geo] = [idsOf('time'), idsOf('place')];
    return { ...(time.length > 0 && { time }), ...(geo.length > 0 && { geo }), metric: [METRIC] };
  }

  #described() {
    const described = this.#dimensions.map(({ column, places, words }) => [
      column.id,
      { label: column.label, category: { index: [...places.keys()], ...(words.size > 0 && { label: Object.fromEntries(words) }) } },
    ]);
    const measures = this.#measures.map(({ column }) => column);
    const category = {
      index: measures.map(({ id }) => id),
      label: Object.fromEntries(measures.map(({ id, label }) => [id, label])),
      unit: Object.fromEntries(measures.flatMap(({ id, unit }) => (unit === undefined ? [] : [[id, { label: unit }]]))),
    };
    return Object.fromEntries([...described, [METRIC, { label: METRIC, category }]]);
  }

  /** The figures by place, the last dimension running fastest; and the signs of those that have one. */
  *#values(size: readonly number[], all: number): Generator<Uint8Array> {
    const figures = new Map<number, string>();
    const signs = new Map<number, string>();
    for (const { at, figures: ofRow, sign } of this.#cells) {
      const row = at.reduce((place, own, dimension) => place * (size[dimension] as number) + own, 0) * this.#measures.length;
      for (const [metric, figure] of ofRow.entries()) {
        if (figures.has(row + metric))
          throw invalid('format', `two rows of ${this.table.id} have the same place in a cube`, 'ask for csv, ndjson, parquet or xlsx');
        figures.set(row + metric, figure);
        if (sign !== null) signs.set(row + metric, JSON.stringify(sign));
      }
    }
    yield json(',"value":');
    yield json(all > SPARSE * figures.size ? keyed(figures) : `[${Array.from({ length: all }, (_, place) => figures.get(place) ?? 'null').join(',')}]`);
    if (signs.size > 0) yield json(`,"status":${keyed(signs)}`);
  }
}

function placeOf({ index, places, words, wordsIndex }: Dimension, row: Row): number {
  const code = String(row[index] ?? '');
  const place = places.get(code) ?? places.size;
  places.set(code, place);
  const word = wordsIndex === -1 ? null : (row[wordsIndex] ?? null);
  if (word !== null) words.set(code, String(word));
  return place;
}

function keyed(values: ReadonlyMap<number, string>): string {
  return `{${[...values].map(([place, value]) => `"${place}":${value}`).join(',')}}`;
}

function json(text: string): Uint8Array {
  return Buffer.from(text);
}

function tooLarge(problem: string): Refused {
  return new Refused('too-large', problem, [{ field: 'format', problem, remedy: 'narrow the question, or ask for csv, ndjson or parquet' }]);
}

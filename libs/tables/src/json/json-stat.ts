import { invalid, Refused } from '#kernel';
import { aboutColumns } from '../about.js';
import type { Cell, Column, ColumnRole, Row, Table, TableLanguage } from '../table.js';
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

/** Signs that stand in place of a figure; the others stand beside one. */
const INSTEAD: ReadonlySet<Cell> = new Set([':', '.', '..']);

/** What is said in the cube itself of where to find the columns that are neither figures nor what they are broken down by. */
const NOTE: Readonly<Record<TableLanguage, string>> = {
  nb: 'Det som ellers er sagt om radene (extension.attributes), står med plassen til radens første tall i value; der det ikke står noe, er det tomt.',
  nn: 'Det som elles er sagt om radene (extension.attributes), står med plassen til det første talet i rada i value; der det ikkje står noko, er det tomt.',
  en: 'What else is said of the rows (extension.attributes) stands by the place in value of the first figure of the row; where nothing stands, it is empty.',
};

/**
 * JSON-stat 2.0 (json-stat.org/full): a dataset with a dimension for each column that figures are broken down by, and one of figures. The
 * format has figures and one status for each, and leaves the rest to `extension`: there stand all other columns, and a note says so. They
 * could be texts among the figures, but readers that make one column of all values would make it one of text.
 */
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
  readonly #attributes: readonly Placed[];
  readonly #signIndex: number;
  /** Each row, and its place in each dimension. */
  readonly #rows: { readonly at: readonly number[]; readonly row: Row }[] = [];

  constructor(private readonly table: Table) {
    const placed = table.columns.map((column, index) => ({ column, index }));
    this.#measures = placed.filter(({ column }) => column.role === 'measure');
    const words = new Set(table.columns.map(({ wordsIn }) => wordsIn));
    this.#attributes = placed.filter(({ column }) => column.role === 'attribute' && !words.has(column.id));
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
    if (this.#rows.length + page.length > MOST_ROWS) throw tooLarge(`there are more than ${MOST_ROWS} rows`);
    for (const row of page) this.#rows.push({ at: this.#dimensions.map((dimension) => placeOf(dimension, row)), row });
  }

  *written(): Generator<Uint8Array> {
    const size = [...this.#dimensions.map(({ places }) => places.size), this.#measures.length];
    const all = size.reduce((product, one) => product * one, 1);
    if (all > MOST_PLACES) throw tooLarge(`the cube would have ${all} places, of which ${this.#rows.length * this.#measures.length} have a figure`);
    const { title, language, about } = this.table;
    yield json('{"version":"2.0","class":"dataset"');
    yield json(
      `,"label":${JSON.stringify(title)},"id":${JSON.stringify([...this.#dimensions.map(({ column }) => column.id), METRIC])},"size":${JSON.stringify(size)}`,
    );
    if (this.#attributes.length > 0) yield json(`,"note":${JSON.stringify([NOTE[language]])}`);
    yield json(`,"role":${JSON.stringify(this.#roles())},"dimension":${JSON.stringify(this.#described())}`);
    const rows = this.#placed(size);
    yield* this.#values(rows, all);
    yield json(`,"extension":${JSON.stringify({ ...about, attributes: {} }).slice(0, -'}}'.length)}`);
    yield* this.#told(rows);
    yield json('}}}\n');
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

  /** The rows by the place of the first figure of each, the last dimension running fastest. */
  #placed(size: readonly number[]): ReadonlyMap<number, Row> {
    const rows = new Map<number, Row>();
    for (const { at, row } of this.#rows) {
      const place = at.reduce((sum, own, dimension) => sum * (size[dimension] as number) + own, 0) * this.#measures.length;
      if (rows.has(place)) throw invalid('format', `two rows of ${this.table.id} have the same place in a cube`, 'ask for csv, ndjson, parquet or xlsx');
      rows.set(place, row);
    }
    return rows;
  }

  /** The figures by place; and the sign of each that has one, or has no figure where the sign says why. */
  *#values(rows: ReadonlyMap<number, Row>, all: number): Generator<Uint8Array> {
    const figures = new Map<number, string>();
    const signs = new Map<number, string>();
    for (const [place, row] of rows) {
      const sign = row[this.#signIndex] ?? null;
      for (const [metric, { column, index }] of this.#measures.entries()) {
        const figure = row[index] ?? null;
        figures.set(place + metric, jsonOf(column.type, figure));
        if (sign !== null && INSTEAD.has(sign) === (figure === null)) signs.set(place + metric, JSON.stringify(sign));
      }
    }
    yield json(',"value":');
    yield json(all > SPARSE * figures.size ? keyed(figures) : `[${Array.from({ length: all }, (_, place) => figures.get(place) ?? 'null').join(',')}]`);
    if (signs.size > 0) yield json(`,"status":${keyed(signs)}`);
  }

  /** What is said of the rows, column by column. */
  *#told(rows: ReadonlyMap<number, Row>): Generator<Uint8Array> {
    for (const [order, { column, index }] of this.#attributes.entries()) {
      const cells = [...rows].flatMap(([place, row]) => ((row[index] ?? null) === null ? [] : [[place, jsonOf(column.type, row[index] ?? null)] as const]));
      const [about] = aboutColumns([column]);
      yield json(`${order === 0 ? '' : ','}${JSON.stringify(column.id)}:${JSON.stringify(about).slice(0, -1)},"value":${keyed(new Map(cells))}}`);
    }
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

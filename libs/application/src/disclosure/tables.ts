import type { Language, Words } from '#goal-types';
import type { Read } from '#projections';
import type { Table } from '#tables';
import { aboutPublished, markedMeasures } from './about.js';
import { columnsIn, type ColumnId } from '../exports/columns.js';
import { held, told, type FigureRow, type TableAsked } from '../exports/rows.js';
import { COVERAGE_COLUMNS, coverageRows } from '../exports/tables/coverage.js';
import { STATUS_COLUMNS, statusRows } from '../exports/tables/goals.js';
import { ROLL_UP_COLUMNS } from '../exports/tables/roll-up.js';
import { SERIES_COLUMNS } from '../exports/tables/series.js';
import { disclosureIn } from './disclosure.js';
import { FIGURE_TABLES, type FigureTable } from './figures.js';
import { askedAt, type Publication } from './publications.js';

/** The tables of an edition that anybody outside may have. */
export const PUBLISHED_TABLES = ['series', 'years', 'roll-up', 'statuses', 'coverage'] as const;
export type PublishedTable = (typeof PUBLISHED_TABLES)[number];

const COLUMNS_OF: Readonly<Record<PublishedTable, readonly ColumnId[]>> = {
  series: SERIES_COLUMNS,
  years: SERIES_COLUMNS,
  'roll-up': ROLL_UP_COLUMNS,
  statuses: STATUS_COLUMNS,
  coverage: COVERAGE_COLUMNS,
};

/** The columns that others may have: none that names an event, and no figure but those whose people are counted. */
const OUTSIDE: ReadonlySet<ColumnId> = new Set([
  'measure',
  'measureTitle',
  'unit',
  'unitName',
  'unitKind',
  'unitState',
  'period',
  'from',
  'to',
  'value',
  'numerator',
  'denominator',
  'asWas',
  'asWasNumerator',
  'asWasDenominator',
  'asIs',
  'asIsNumerator',
  'asIsDenominator',
  'difference',
  'unitOfMeasure',
  'sign',
  'provisional',
  'broken',
  'units',
  'carried',
  'goal',
  'wording',
  'statementRole',
  'parent',
  'goalType',
  'tracked',
  'ended',
  'day',
  'course',
  'courseWords',
  'result',
  'resultWords',
  'data',
  'dataWords',
  'overridden',
  'coverage',
  'coverageTitle',
  'occasion',
  'occasionOn',
  'state',
  'done',
  'reportedOn',
]);

const TITLES: Readonly<Record<PublishedTable, Words>> = {
  series: { nb: 'Serier', nn: 'Seriar', en: 'Series' },
  years: { nb: 'År for år', nn: 'År for år', en: 'Year by year' },
  'roll-up': { nb: 'Som det var og som det er', nn: 'Som det var og som det er', en: 'As it was and as it is' },
  statuses: { nb: 'Status', nn: 'Status', en: 'Statuses' },
  coverage: { nb: 'Dekning', nn: 'Dekning', en: 'Coverage' },
};

/** An edition of a report, and all that was published before it. */
export interface Found {
  readonly publication: Publication;
  readonly earlier: readonly Publication[];
}

/** The rows of an edition's table with all their figures, and the places of those that must not be told. */
export async function publishedRows(
  read: Read,
  name: PublishedTable,
  { publication, earlier }: Found,
  language: Language = 'nb',
): Promise<{ readonly rows: readonly FigureRow[]; readonly hidden: ReadonlySet<number> }> {
  const asked = await askedAt(read, publication.point, language);
  const rows = await held(rowsOf(asked, name, publication, await markedMeasures(asked, publication.publishedSeq)), []);
  return { rows, hidden: await disclosureIn(read, publication, earlier)(rows) };
}

/** An edition's table, without what could tell of few people. @param self the link that gives it again */
export async function publishedTable(
  read: Read,
  name: PublishedTable,
  found: Found,
  { language, self }: { readonly language: Language; readonly self: string },
): Promise<Table> {
  const { rows, hidden } = await publishedRows(read, name, found, language);
  const columns = columnsIn(COLUMNS_OF[name], language);
  const kept = COLUMNS_OF[name].flatMap((id, index) => (OUTSIDE.has(id) ? [index] : []));
  return {
    id: name,
    title: TITLES[name][language],
    language,
    columns: kept.flatMap((index) => columns[index] ?? []),
    rows: told(rows, hidden, columns).map((page) => page.map((cells) => kept.map((index) => cells[index] ?? null))),
    about: await aboutPublished(await askedAt(read, found.publication.point, language), name, found.publication, self),
  };
}

async function* rowsOf(asked: TableAsked, name: PublishedTable, { plan }: Publication, measures: readonly string[]): AsyncGenerator<FigureRow> {
  if (name === 'statuses') yield* statusRows({ ...asked, params: { ...asked.params, plan, disclosure: 'outside' } });
  else if (name === 'coverage') yield* coverageRows(asked);
  else for (const measure of measures) yield* figureRows(asked, name, measure);
}

function figureRows(asked: TableAsked, name: FigureTable, measure: string): AsyncIterable<FigureRow> {
  return FIGURE_TABLES[name]({ ...asked, params: { ...asked.params, measure } });
}

import type { Language, Words } from '#goal-types';
import type { Table, TableWriter } from '#tables';
import { aboutTable } from './about.js';
import { columnsIn, type ColumnId } from './columns.js';
import type { TableName } from './choices.js';
import { TABLES } from './definitions.js';
import { everything, held, told, tooMany, type Disclosure, type FigureRow, type TableAsked } from './rows.js';
import { COVERAGE_COLUMNS, coverageRows } from './tables/coverage.js';
import { STATUS_COLUMNS, statusRows, TIMELINE_COLUMNS, timelineRows } from './tables/goals.js';
import { MEASUREMENT_COLUMNS, measurementRows } from './tables/measurements.js';
import { REVISION_COLUMNS, revisionRows } from './tables/revisions.js';
import { ROLL_UP_COLUMNS, rollUpRows } from './tables/roll-up.js';
import { SERIES_COLUMNS, seriesRows } from './tables/series.js';

/** Tables whose rows are computed, and how; the measurements alone are read as they are taken. */
const COMPUTED: Readonly<Record<Exclude<TableName, 'measurements'>, (asked: TableAsked) => AsyncIterable<FigureRow>>> = {
  series: seriesRows,
  timelines: timelineRows,
  statuses: statusRows,
  coverage: coverageRows,
  revisions: revisionRows,
  'roll-up': rollUpRows,
};

const COLUMNS_OF: Readonly<Record<TableName, readonly ColumnId[]>> = {
  measurements: MEASUREMENT_COLUMNS,
  series: SERIES_COLUMNS,
  timelines: TIMELINE_COLUMNS,
  statuses: STATUS_COLUMNS,
  coverage: COVERAGE_COLUMNS,
  revisions: REVISION_COLUMNS,
  'roll-up': ROLL_UP_COLUMNS,
};

const TITLES: Readonly<Record<TableName, Words>> = {
  measurements: { nb: 'Målinger', nn: 'Målingar', en: 'Measurements' },
  series: { nb: 'Serier', nn: 'Seriar', en: 'Series' },
  timelines: { nb: 'Tidslinjer', nn: 'Tidslinjer', en: 'Timelines' },
  statuses: { nb: 'Status', nn: 'Status', en: 'Statuses' },
  coverage: { nb: 'Dekning', nn: 'Dekning', en: 'Coverage' },
  revisions: { nb: 'Revisjoner', nn: 'Revisjonar', en: 'Revisions' },
  'roll-up': { nb: 'Som det var og som det er', nn: 'Som det var og som det er', en: 'As it was and as it is' },
};

/** What a table is, whatever its rows. */
export function tableWords(name: TableName, language: Language): Pick<Table, 'title' | 'columns'> {
  return { title: TITLES[name][language], columns: columnsIn(COLUMNS_OF[name], language) };
}

/**
 * The table, ready to be written: what can be refused is refused before the first byte.
 * @param self the link that gives the same table again
 * @param writer what it is for, which may not hold as many rows as there are
 * @param disclosure which figures must not be told; the one place where they are taken out, of every table alike
 * @throws Refused `invalid`, `not-found`; `too-large` saying how many rows there are and how to ask for fewer
 */
export async function tableOf(
  asked: TableAsked,
  name: TableName,
  self: string,
  writer: Pick<TableWriter, 'mostRows'>,
  disclosure: Disclosure = everything,
): Promise<Table> {
  const { language } = asked.params;
  const words = tableWords(name, language);
  const about = await aboutTable(asked, name, self);
  const { mostRows } = writer;
  const refuseMore = (rows: number) => {
    if (mostRows !== null && rows > mostRows) throw tooMany(String(rows), mostRows, TABLES[name].takes);
  };
  if (name === 'measurements') {
    const { atMost, pages } = await measurementRows(asked);
    refuseMore(atMost);
    return { id: name, language, ...words, about, rows: pages };
  }
  const rows = await held(COMPUTED[name](asked), TABLES[name].takes);
  refuseMore(rows.length);
  return { id: name, language, ...words, about, rows: told(rows, await disclosure(rows), words.columns) };
}

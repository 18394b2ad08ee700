import { settingsAt } from '#projections';
import { aboutColumns } from '#tables';
import type { Asked } from '../queries/asked.js';
import { selfLink } from '../queries/self-link.js';
import { aboutTable } from './about.js';
import { paramsOf, tableNamed, tableParams, TABLES, type TableParams } from './definitions.js';
import { tableWords } from './table-of.js';

/** What goes with a table, as a document of its own: its columns, definitions, units, sources, breaks, rules, and the link to its rows. */
export async function exportMetadata({
  read,
  point,
  params,
  linkTo,
}: Pick<Asked<TableParams & { readonly table: string }>, 'read' | 'point' | 'params' | 'linkTo'>) {
  const { table, ...choices } = params;
  const name = tableNamed(table);
  const { timeZone, rules, sample } = await settingsAt(read, point.seq);
  const basis = { ...point, timeZone, rules, sample };
  const checked = paramsOf(name, tableParams, choices);
  const data = selfLink(linkTo(`/exports/${name}`), '', checked, basis);
  const { self: _self, basis: _basis, ...about } = await aboutTable({ read, point, basis, params: checked }, name, data);
  const { title, columns } = tableWords(name, params.language);
  return { title, summary: TABLES[name].summary, data, takes: TABLES[name].takes, columns: aboutColumns(columns), ...about };
}

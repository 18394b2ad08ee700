import { createHash } from 'node:crypto';
import { quoted, type Queries } from '#postgres';
import type { Projection } from '../engine/projection.js';
import { ANALYSIS_VIEWS, type AnalysisView } from './analysis-views.js';
import type { Names } from './place.js';

/**
 * Makes the analysts' views stand on the live read models, unless they do already or there are none. They are replaced in place: what analysts have
 * built on them stays. Waits for whoever uses them now.
 */
export async function bringAnalysisUpToDate(within: Queries, names: Names, projections: readonly Projection[]): Promise<void> {
  const [live] = await within.query('SELECT to_regclass($1)::oid::bigint AS id', [`${quoted(names.live)}.projection`]);
  if (live?.['id'] === null) return;
  const tables = new Set(['projection', ...projections.flatMap((projection) => projection.tables.map(({ name }) => name))]);
  const statements = ANALYSIS_VIEWS.filter((view) => view.tables.every((table) => tables.has(table))).flatMap((view) => statementsFor(view, names));
  const definition = createHash('sha256')
    .update(JSON.stringify([live?.['id'], statements]))
    .digest('hex');
  const made = `${quoted(names.analysis)}.views_made_of`;
  const [known] = await within.query(`SELECT definition FROM ${made}`);
  if (known?.['definition'] === definition) return;
  for (const statement of statements) await within.run(statement);
  await within.run(`DELETE FROM ${made}`);
  await within.run(`INSERT INTO ${made} VALUES ($1)`, [definition]);
}

function statementsFor({ name, about, columns, from }: AnalysisView, names: Names): readonly string[] {
  const view = `${quoted(names.analysis)}.${name}`;
  const selected = Object.entries(columns).map(([column, { is }]) => `${is} AS ${column}`);
  return [
    `CREATE OR REPLACE VIEW ${view} AS SELECT ${selected.join(', ')} FROM ${from(`${quoted(names.live)}.`)}`,
    `COMMENT ON VIEW ${view} IS ${literal(about)}`,
    ...Object.entries(columns).map(([column, { means }]) => `COMMENT ON COLUMN ${view}.${column} IS ${literal(means)}`),
    `GRANT SELECT ON ${view} TO ${quoted(names.analyst)}`,
  ];
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

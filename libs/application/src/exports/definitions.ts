import { z } from 'zod';
import { invalid, Refused } from '#kernel';
import { TABLE_FORMATS } from '#tables';
import { parseWith } from '#domain';
import { pointInTime } from '../queries/definitions.js';
import { TABLE_NAMES, tableChoices, type TableName } from './choices.js';

type Choice = keyof typeof tableChoices;

export const tableParams = z.strictObject({ ...pointInTime, ...tableChoices });
export type TableParams = z.infer<typeof tableParams>;

export const exportParams = tableParams.extend({ format: z.enum(TABLE_FORMATS).default('csv') });
export type ExportParams = z.infer<typeof exportParams>;

/** What each table is, what it takes, and what it can't do without. */
export const TABLES: Readonly<Record<TableName, { readonly summary: string; readonly takes: readonly Choice[]; readonly needs: readonly Choice[] }>> = {
  measurements: { summary: 'Every measurement that counts, a row each', takes: ['measure', 'unit', 'from'], needs: [] },
  series: {
    summary: 'Measures through time, a row for each figure; every: gathered by the stated rule of each measure',
    takes: ['measure', 'unit', 'kind', 'from', 'every', 'plan', 'disclosure'],
    needs: [],
  },
  timelines: { summary: 'How goals have stood through the plan period, a row for each figure', takes: ['plan', 'goal', 'disclosure'], needs: [] },
  statuses: { summary: 'Where every statement of a plan stands, a row for each figure', takes: ['plan', 'disclosure'], needs: ['plan'] },
  coverage: { summary: 'Who has done what, who has not, and who has not said, a row for each unit and occasion', takes: ['coverage', 'unit'], needs: [] },
  revisions: {
    summary: 'The revision triangle of a measure: the figure of each day as it was known at each later point',
    takes: ['measure', 'unit', 'from', 'known', 'disclosure'],
    needs: ['measure'],
  },
  'roll-up': {
    summary: 'Measures by units of a kind, as the organisation was and as it is, and why they differ',
    takes: ['measure', 'unit', 'kind', 'from', 'every', 'plan', 'disclosure'],
    needs: [],
  },
};

/** @throws Refused `not-found` for a name that is no table */
export function tableNamed(text: string): TableName {
  const found = TABLE_NAMES.find((one) => one === text);
  if (found !== undefined) return found;
  const problem = `there is no table ${JSON.stringify(text.slice(0, 60))}`;
  throw new Refused('not-found', problem, [{ field: 'table', problem, remedy: `choose among ${TABLE_NAMES.join(', ')}` }]);
}

/** A table's parameters, checked and with their defaults. @throws Refused `invalid` naming each field */
export function paramsOf<P extends TableParams>(table: TableName, schema: z.ZodType<P>, given: unknown): P {
  const params = parseWith(schema, given);
  const { takes, needs } = TABLES[table];
  for (const choice of Object.keys(tableChoices) as Choice[]) {
    if (params[choice] === undefined && needs.includes(choice)) throw invalid(choice, 'is missing', `the table ${table} needs it`);
    if (params[choice] !== undefined && !takes.includes(choice)) {
      throw invalid(choice, `is nothing that the table ${table} takes`, `leave it out; it takes ${takes.join(', ')}`);
    }
  }
  if (params.every === 'planYear' && params.plan === undefined) throw invalid('plan', 'is missing', 'say whose years: the id of a plan');
  if (table === 'timelines' && (params.plan === undefined) === (params.goal === undefined)) {
    throw invalid('plan', 'a plan or a goal has timelines', 'give one of the two: plan or goal');
  }
  return params;
}

/** What an export is asked for with. @throws Refused `not-found` for a table that there is not; `invalid` naming each field */
export function paramsOfExport({ table, params }: { readonly table: string; readonly params: Readonly<Record<string, unknown>> }): ExportParams {
  return paramsOf(tableNamed(table), exportParams, params);
}

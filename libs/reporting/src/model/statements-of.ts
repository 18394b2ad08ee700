import type { ReportModel } from './model.js';
import type { ReportStatement } from './status.js';

/** Every statement of the report in its order: the plan's, the branches' own, those from outside. */
export function statementsOf({ areas, local, outside }: Pick<ReportModel, 'areas' | 'local' | 'outside'>): readonly ReportStatement[] {
  return [...areas.flatMap(({ statements }) => statements), ...local, ...outside];
}

import { notFound } from '#kernel';
import { isWithin } from '#domain';
import { coverageReports, coveragesAt, mustBeKnownUnit, organisationAsOf } from '#projections';
import type { ColumnId } from '../columns.js';
import type { Sign } from '#reporting';
import { signText, type FigureRow, type TableAsked } from '../rows.js';

export const COVERAGE_COLUMNS: readonly ColumnId[] = [
  'coverage',
  'coverageTitle',
  'occasion',
  'occasionOn',
  'unit',
  'unitName',
  'state',
  'done',
  'count',
  'sign',
  'reportedOn',
  'answerId',
];

const DONE: Readonly<Record<string, number>> = { done: 1, notDone: 0 };
/** Silence is missing; who is exempt has no answer to give. */
const WITHOUT: Readonly<Record<string, Sign>> = { notReported: 'missing', exempt: 'notPossible' };

/** What each unit that is asked has answered, for each occasion that was listed, or once where none was. */
export async function* coverageRows({ read, point, params }: TableAsked): AsyncGenerator<FigureRow> {
  const all = await coveragesAt(read, point);
  const chosen = all.filter(({ coverage }) => params.coverage === undefined || coverage === params.coverage);
  if (params.coverage !== undefined && chosen.length === 0) {
    throw notFound('coverage', `coverage ${params.coverage}, as known at seq ${point.seq},`, 'choose one that is listed under coverage');
  }
  const organisation = await organisationAsOf(read, point.seq);
  const { unit: below } = params;
  if (below !== undefined) mustBeKnownUnit(organisation, below, point.seq);
  for (const { coverage, title, occasions } of chosen) {
    const held = occasions.filter(({ on }) => on <= point.at);
    for (const occasion of occasions.length === 0 ? [null] : held) {
      const { units } = await coverageReports(read, coverage, occasion?.occasion ?? null, point);
      for (const { unit, name, state, count, on, eventId } of units) {
        if (below !== undefined && !isWithin(organisation, unit, below, point.at)) continue;
        const told = [
          occasion?.occasion ?? null,
          occasion?.on ?? null,
          unit,
          name,
          state,
          DONE[state] ?? null,
          count,
          signText(WITHOUT[state] ?? null),
          on,
          eventId,
        ];
        yield { cells: [coverage, title, ...told], figures: [] };
      }
    }
  }
}

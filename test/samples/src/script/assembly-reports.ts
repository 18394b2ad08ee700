import type { CalendarDate } from '#kernel';
import { HALF_WAY_PROSE } from './half-way-prose.js';
import { sampleMoments } from '../moments.js';
import type { Prose } from './prose.js';
import type { ActorKey, Step } from './step.js';
import { YEAR_PROSE } from './year-prose.js';

/**
 * Two reports to an assembly as they lay on the desk, drafted and written in and approved by nobody: the year 2022 of plan N, with the
 * year so far for information, and plan F half-way. Both are written in bokmål and in nynorsk.
 */
export function assemblyReportSteps(): readonly Step[] {
  const { year, halfWay } = sampleMoments.reports;
  return [
    drafted(year, { plan: 'N', title: { nb: 'Årsrapport 2022', nn: 'Årsrapport 2022' }, toDate: { at: year.toDate } }),
    ...YEAR_PROSE.flatMap((prose) => written(year.report, prose)),
    drafted(halfWay, { plan: 'F', title: { nb: 'Halvveis i planen 2024–2025', nn: 'Halvvegs i planen 2024–2025' } }),
    ...HALF_WAY_PROSE.flatMap((prose) => written(halfWay.report, prose)),
  ];
}

interface Drafted {
  readonly report: string;
  readonly on: CalendarDate;
  readonly cutOffOn: CalendarDate;
  readonly assemblyOn: CalendarDate;
  readonly draftedOn: CalendarDate;
}

function drafted({ report, on, cutOffOn, assemblyOn, draftedOn }: Drafted, more: Readonly<Record<string, unknown>>): Step {
  const data = { report, at: on, cutOffOn, assembly: { on: assemblyOn }, languages: ['nb', 'nn'], ...more };
  return { on: draftedOn, actor: 'secretariat', command: 'draftReport', data };
}

function written(report: string, { on, place, nb, nn }: Prose): readonly Step[] {
  const [id = '', slot] = place.split(' ');
  const about = slot === undefined ? { kind: 'chapter', id } : { kind: 'statement', id, slot };
  const actor: ActorKey = slot === 'assessment' ? 'boardFirst' : 'secretariat';
  return Object.entries({ nb, nn }).map(([language, text]) => ({ on, actor, command: 'writeProse', data: { report, about, language, text } }));
}

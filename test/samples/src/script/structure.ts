import type { CalendarDate } from '#kernel';
import { sampleMoments } from '../moments.js';
import { branchId, clubId, type SampleUnit } from '../organisation.js';
import type { Step } from './step.js';

const ESTABLISHED = '2020-01-01' as CalendarDate;
const RECORDED = '2020-12-01' as CalendarDate;

/** The organisation as it stands before the first plan, and what became of it: a merger, a new name, a club that moved. */
export function structureSteps(organisation: readonly SampleUnit[]): readonly Step[] {
  const { from, into, on, recordedOn } = sampleMoments.merger;
  return [
    { on: RECORDED, actor: 'admin', command: 'establishUnits', data: { units: organisation.map((unit) => ({ ...unit, from: ESTABLISHED })) } },
    change('2021-10-04', 'moveUnit', { unit: clubId(53), parent: branchId(12), on: '2021-10-01' }, 'Arbeidsplassen flyttet til nabokommunen'),
    change(recordedOn, 'mergeUnits', { from: [from], into, on }, 'Begge årsmøtene vedtok å slå seg sammen'),
    change('2024-03-11', 'renameUnit', { unit: into, name: 'Fellesheim avdeling', on: '2024-03-01' }, 'Nytt navn etter sammenslåingen'),
  ];
}

function change(recorded: string, command: string, data: Step['data'], reason: string): Step {
  return { on: recorded as CalendarDate, actor: 'secretariat', command, data, reason };
}

import type { CalendarDate } from '#kernel';
import type { Step } from './step.js';

/** What a unit reported of a question: done, unless said otherwise. */
export function report(coverage: string, unit: string, on: CalendarDate, recordedOn: CalendarDate, more: Readonly<Record<string, unknown>> = {}): Step {
  return { on: recordedOn, actor: 'branchRecorder', command: 'reportCoverage', data: { coverage, unit, on, state: 'done', ...more } };
}

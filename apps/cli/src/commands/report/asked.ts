import type { Door } from '../../door/door.js';
import type { ReportAnswered } from '../../render/answers.js';
import type { Language } from '#goal-types';

/** The report as it stands. @throws Refused `not-found` */
export function reportAsked(door: Door, report: string, language: Language = 'nb'): Promise<ReportAnswered> {
  return door.ask<ReportAnswered>('report', { report, language });
}

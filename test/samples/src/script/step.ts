import { addDays, addMonths, type CalendarDate } from '#kernel';
import type { Mandate, Role } from '#domain';
import { between, type Random } from '../random.js';

/** The people and systems of the sample: each gets a pseudonym and one role when the samples are loaded. */
export const actors = {
  admin: { role: 'admin', name: 'Solveig Systemansvarlig' },
  planner: { role: 'planner', name: 'Per Planlegger' },
  secretariat: { role: 'secretariat', name: 'Sunniva Sekretær' },
  boardFirst: { role: 'board', name: 'Liv Leder' },
  boardSecond: { role: 'board', name: 'Nils Nestleder' },
  recorder: { role: 'recorder', name: 'Medlemsregisteret' },
  branchRecorder: { role: 'recorder', name: 'Rita Registrerer' },
  auditor: { role: 'auditor', name: 'Kari Kontroll' },
  analyst: { role: 'analyst', name: 'Anders Analytiker' },
} as const satisfies Record<string, { readonly role: Role; readonly name: string }>;
export type ActorKey = keyof typeof actors;

/** Stands for the id of the event that the step with this label recorded; the loader puts the id in its place. */
export interface EventOfStep {
  readonly $eventOf: string;
}

export function eventOf(label: string): EventOfStep {
  return { $eventOf: label };
}

/** Stands for the pseudonym of one of the sample's people; the loader puts it in its place. */
export interface PseudonymOf {
  readonly $pseudonymOf: ActorKey;
}

export function pseudonymOf(actor: ActorKey): PseudonymOf {
  return { $pseudonymOf: actor };
}

/** One command of the script, given on a simulated day. */
export interface Step {
  /** The day it is recorded. */
  readonly on: CalendarDate;
  readonly actor: ActorKey;
  readonly command: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly mandate?: Mandate;
  readonly reason?: string;
  /** What later steps call the event it records. */
  readonly label?: string;
}

/** When the count of a month's last day is sent in: a few days into the next month, after New Year somewhat later. */
export function reportedAfter(random: Random, lastDay: CalendarDate): CalendarDate {
  return addDays(lastDay, lastDay.endsWith('-12-31') ? between(random, 7, 12) : between(random, 2, 6));
}

/** The first days of the months from `from` until `to`, which is outside. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): readonly CalendarDate[] {
  const months: CalendarDate[] = [];
  for (let month = from; month < to; month = addMonths(month, 1)) months.push(month);
  return months;
}

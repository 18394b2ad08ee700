import { dateIn, type CalendarDate } from '#kernel';
import type { LedgerDomainEvent } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { eventsBehind } from './events-behind.js';
import { confirmedOverrides, endsAnother } from './goal-decisions.js';
import type { GoalDecided } from './goal-known.js';
import { settingsAt } from './ledger.js';
import type { Point } from './point.js';

/** Something to mark on a timeline: why it bends, breaks or was drawn anew. Events of one kind and day are one mark. */
export interface TimelineMark {
  /** The day it bears on; null when the event names none. */
  readonly on: CalendarDate | null;
  readonly what: MarkKind;
  readonly eventIds: readonly string[];
}

export type MarkKind = 'target' | 'baseline' | 'decidingDate' | 'ended' | 'resumed' | 'override' | 'break' | 'correction' | 'retraction' | 'rules';

const MARKED: Partial<Record<LedgerDomainEvent['type'], MarkKind>> = {
  TargetChanged: 'target',
  BaselineSet: 'baseline',
  DecidingDatesMoved: 'decidingDate',
  GoalDropped: 'ended',
  GoalSplit: 'ended',
  GoalMerged: 'ended',
  StatementWithdrawn: 'ended',
  GoalResumed: 'resumed',
  SeriesBroken: 'break',
  RulesAdopted: 'rules',
  MeasurementCorrected: 'correction',
  EntryCorrected: 'correction',
  CoverageCorrected: 'correction',
  AssessmentCorrected: 'correction',
  MeasurementRetracted: 'retraction',
  EntryRetracted: 'retraction',
  CoverageRetracted: 'retraction',
  AssessmentRetracted: 'retraction',
};

/**
 * The marks of a goal, and of those it refers to, up to t as known at k, in the order of their days, those without one first. Rules are
 * marked on the day they were adopted, also where that is later: every day is judged by them.
 */
export async function marksOf(read: Read, family: readonly GoalDecided[], { at, seq }: Point): Promise<readonly TimelineMark[]> {
  const marks = new Map<string, { on: CalendarDate | null; what: MarkKind; eventIds: string[] }>();
  const add = (on: CalendarDate | null, what: MarkKind, id: string) => {
    const mark = marks.get(`${on} ${what}`) ?? { on, what, eventIds: [] };
    if (!mark.eventIds.includes(id)) mark.eventIds.push(id);
    marks.set(`${on} ${what}`, mark);
  };
  const { timeZone } = await settingsAt(read, seq);
  for (const decided of family) {
    const goal = decided.statement.data.statement;
    for (const event of [...decided.decisions, ...(await eventsBehind(read, decided, { after: -1, to: seq }, ['decision', 'amendment']))]) {
      const what = endsAnother(event, goal) ? undefined : MARKED[event.type];
      if (what === 'rules') add(dateIn(event.recordedAt, timeZone), what, event.id);
      else if (what !== undefined) add(event.validFrom ?? (await dayOfCorrected(read, event)), what, event.id);
    }
    for (const { proposed } of confirmedOverrides(decided.decisions)) add(proposed.validFrom, 'override', proposed.id);
  }
  return [...marks.values()]
    .filter(({ on, what }) => on === null || on <= at || what === 'rules')
    .toSorted((one, other) => (one.on ?? '').localeCompare(other.on ?? ''));
}

/** A retraction says no day of its own; it bears on that of the event it names. */
async function dayOfCorrected(read: Read, { corrects }: LedgerEvent): Promise<CalendarDate | null> {
  if (corrects === null) return null;
  const [row] = await read.all<{ valid_from: CalendarDate | null }>('SELECT valid_from FROM event WHERE id = ?', corrects);
  return row?.valid_from ?? null;
}

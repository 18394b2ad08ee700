import { addDays, decimal, decimalText, type CalendarDate } from '#kernel';
import type { Evaluation, EvaluationContext, Explanation } from '../../evaluation.js';
import type { EntryFact, Facts } from '../../facts.js';
import type { TriggeredSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { factDays, horizonOf, startOf } from '../common/days.js';
import { entriesOf, inOrder, isAs } from '../common/entries.js';
import {
  courseOfDue,
  eventsOf,
  figuresOf,
  lightOf,
  resultOf,
  resultWhileOpen,
  shareOf,
  subjectsIn,
  tallyOf,
  wanted,
  type Cell,
  type CellState,
  type Tally,
} from './cells.js';

/** A case on a day. */
interface Case extends Cell {
  /** Done, but after its time. */
  readonly late: boolean;
  /** The last day on which it may be done. */
  readonly deadline: CalendarDate;
}

/**
 * Whenever a case arises between the goal's first day and the deciding date, it is done within so many days. Where no case arose there is
 * nothing to judge: neither on course nor behind. A case whose time is not up on the deciding date decides nothing.
 */
export function evaluateWithin(spec: TriggeredSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const cases = casesOn(spec, facts, startOf(context), horizon.day);
  const tally = tallyOf(cases);
  const due = tallyOf(cases.filter(({ state }) => state !== 'waiting'));
  const late = cases.filter((found) => found.late).length;
  const course = horizon.decided ? 'notApplicable' : courseOfDue(spec.required, tally);
  return evaluationOf(
    {
      course,
      result: horizon.decided ? resultOf(spec.required, due) : resultWhileOpen(spec.required, tally),
      data: due.eligible === 0 ? 'fresh' : lightOf(due, horizon.decided),
      notes: [
        ...noteIf(cases.length === 0, 'notTriggered'),
        ...noteIf(cases.length > 0 && tally.eligible === 0, 'conditionLapsed'),
        ...noteIf(tally.waiting > 0, 'casesWaiting'),
        ...noteIf(late > 0, 'doneLate'),
        ...noteIf(course === 'tooEarly', 'tooEarly'),
        ...noteIf(tally.notReported > 0, 'casesUnreported'),
      ],
      figures: [
        figure('triggered', cases.length, 'count'),
        ...figuresOf(tally),
        figure('late', late, 'count'),
        figure('lapsed', tally.notApplicable, 'count'),
        figure('required', decimal(spec.required), 'ratio', horizon.deciding),
      ],
      explanation: [
        { key: 'triggered', values: { triggered: cases.length, lapsed: tally.notApplicable, days: spec.withinDays } },
        ...(tally.eligible === 0 ? [] : [casesDone(tally, late)]),
        wanted(spec.required, horizon.deciding),
      ],
      contributing: eventsOf(cases),
      workList: subjectsIn(cases, 'notReported'),
      changesOn: horizon.decided
        ? []
        : [horizon.deciding && addDays(horizon.deciding, 1), ...cases.map(({ deadline }) => addDays(deadline, 1)), ...factDays(facts)],
    },
    context.at,
  );
}

function casesOn(spec: TriggeredSpec, facts: Facts, first: CalendarDate, day: CalendarDate): readonly Case[] {
  const entries = entriesOf(spec.eligible.register, facts).filter(({ from }) => from <= day);
  return [...Map.groupBy(entries, ({ entry }) => entry)].flatMap(([entry, versions]) => casesOf(spec, entry, inOrder(versions), first, day));
}

/**
 * A case arises on the first day that its entry is as asked, and counts where that is no earlier than `first`. One that is taken away in time
 * arises anew when its entry is as asked again.
 */
function casesOf(spec: TriggeredSpec, entry: string, history: readonly EntryFact[], first: CalendarDate, day: CalendarDate): readonly Case[] {
  const arose = history.findIndex((version) => holds(spec, version));
  const triggeredOn = history[arose]?.from;
  if (triggeredOn === undefined) return [];
  const deadline = addDays(triggeredOn, spec.withinDays);
  const since = history.slice(arose);
  const ceased = ceasedIn(spec, since, deadline);
  const own = caseOf(spec, entry, ceased === null ? since : since.slice(0, ceased + 1), deadline, day);
  const again = ceased === null ? [] : casesOf(spec, entry, since.slice(ceased), first, day);
  return triggeredOn < first ? again : [own, ...again];
}

function holds({ eligible, cell }: TriggeredSpec, version: EntryFact): boolean {
  return isAs(eligible.having, version) && !cell.lapsed.includes(version.state);
}

/** Which version took the case away before anything was said of it, and before its time was up. */
function ceasedIn(spec: TriggeredSpec, since: readonly EntryFact[], deadline: CalendarDate): number | null {
  const settled = ({ state }: EntryFact) => spec.cell.done.includes(state) || spec.cell.notDone.includes(state);
  const turn = since.findIndex((version) => settled(version) || !holds(spec, version));
  const version = since[turn];
  return version === undefined || settled(version) || version.from > deadline ? null : turn;
}

function caseOf(spec: TriggeredSpec, entry: string, since: readonly EntryFact[], deadline: CalendarDate, day: CalendarDate): Case {
  const events = since.map(({ eventId }) => eventId);
  const doneOn = doneIn(spec, since);
  if (doneOn !== null) return { subject: entry, events, deadline, state: doneOn <= deadline ? 'done' : 'notDone', late: doneOn > deadline };
  return { subject: entry, events, deadline, state: undoneState(spec, since, deadline, day), late: false };
}

/** The day it was done, if that is the last that was said; what an entry becomes afterwards takes nothing back unless it says that it was not done. */
function doneIn({ cell }: TriggeredSpec, since: readonly EntryFact[]): CalendarDate | null {
  const refused = since.findLastIndex(({ state }) => cell.notDone.includes(state));
  return since.slice(refused + 1).find(({ state }) => cell.done.includes(state))?.from ?? null;
}

/** A condition that ceases before the time is up takes the case away; one that ceases later does not make up for what was missed. */
function undoneState(spec: TriggeredSpec, since: readonly EntryFact[], deadline: CalendarDate, day: CalendarDate): CellState {
  if (since.some(({ state }) => spec.cell.notDone.includes(state))) return 'notDone';
  const lapsed = since.find((version) => !holds(spec, version))?.from ?? endOf(since, day);
  if (lapsed !== null && lapsed <= deadline) return 'notApplicable';
  return day <= deadline ? 'waiting' : 'notReported';
}

/** What is done too late is not done in time, and told apart from what was said not to be done. */
function casesDone(tally: Tally, late: number): Explanation {
  const { done, eligible, notDone, notReported, waiting } = tally;
  const share = shareOf(tally);
  return { key: 'casesDone', values: { done, eligible, share: share && decimalText(share), late, notDone: notDone - late, notReported, waiting } };
}

/** The day from which the entry is gone, where it has ended by itself. */
function endOf(since: readonly EntryFact[], day: CalendarDate): CalendarDate | null {
  const to = since.at(-1)?.to ?? null;
  return to !== null && to <= day ? to : null;
}

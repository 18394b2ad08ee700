import { addDays, daysBetween, laterOf, type CalendarDate } from '#kernel';
import type { Course, EntryState, Result } from '#domain';
import type { Evaluation, EvaluationContext, EvaluationPart } from '../../evaluation.js';
import type { EntryFact, Facts } from '../../facts.js';
import type { CycleSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { factDays, horizonOf, startOf } from '../common/days.js';
import { entriesOf, inOrder } from '../common/entries.js';
import { longestBetween } from './interval.js';

/** The stations of a cycle, in order, by the state an entry takes on reaching them. */
const STATIONS = ['underWay', 'delivered', 'accepted', 'achieved'] as const satisfies readonly EntryState[];
const DROPPED: ReadonlySet<EntryState> = new Set(['cancelled', 'ended', 'rejected']);

/** One round of measuring and acting on it; each station by its first day, null where it was not reached. */
interface Cycle {
  readonly title: string;
  readonly measured: CalendarDate;
  readonly analysed: CalendarDate | null;
  readonly decided: CalendarDate | null;
  readonly changed: CalendarDate | null;
  /** It was given up before anything changed. */
  readonly dropped: boolean;
  /** The last day on which it may be closed. */
  readonly deadline: CalendarDate;
  readonly events: readonly string[];
}

/**
 * Measured regularly, and acted on: a cycle is closed when something has changed. What counts is the time from one closed cycle to the next, and
 * from a measurement to the change it leads to; measuring alone closes nothing.
 */
export function evaluateCycle(spec: CycleSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const start = startOf(context);
  const { day } = horizon;
  const cycles = cyclesOn(spec, facts, start, day);
  const closings = cycles.flatMap(({ changed }) => changed ?? []);
  const longest = longestBetween([start, ...closings, laterOf(start, day)]);
  const lowFrom = addDays(closings.reduce(laterOf, start), spec.longestDays + 1);
  const overdue = cycles.filter((cycle) => isOverdue(cycle, day));
  const course = horizon.decided ? 'notApplicable' : courseOf(cycles, closings.length, overdue.length > 0, lowFrom <= day);
  return evaluationOf(
    {
      course,
      result: horizon.decided ? resultOf(cycles, closings.length, longest <= spec.longestDays && cycles.every((cycle) => inTime(cycle, day))) : 'notDecidable',
      data: cycles.length === 0 ? 'missing' : lowFrom <= day && overdue.length === 0 ? 'outdated' : 'fresh',
      notes: [
        ...noteIf(cycles.length === 0 && lowFrom <= day, 'noneDocumented'),
        ...noteIf(course === 'tooEarly', 'tooEarly'),
        ...noteIf(
          overdue.some(({ decided }) => decided === null),
          'measuredNotDecided',
        ),
        ...noteIf(
          overdue.some(({ decided }) => decided !== null),
          'decidedNotChanged',
        ),
        ...noteIf(
          cycles.some(({ changed, deadline }) => changed !== null && changed > deadline),
          'doneLate',
        ),
      ],
      figures: [
        figure('closedCycles', closings.length, 'count', closings.length === 0 ? null : closings.reduce(laterOf)),
        figure('openCycles', cycles.filter(({ changed, dropped }) => changed === null && !dropped).length, 'count'),
        figure('longestGap', longest, 'days'),
        figure('longestInterval', spec.longestDays, 'days'),
      ],
      explanation: [{ key: 'cycles', values: { cycles: cycles.length, closed: closings.length, days: spec.longestDays } }],
      parts: cycles.map((cycle) => partOf(cycle, day)),
      contributing: cycles.flatMap(({ events }) => events),
      workList: [],
      changesOn: horizon.decided
        ? []
        : [
            start,
            addDays(context.at, 1),
            lowFrom,
            horizon.deciding && addDays(horizon.deciding, 1),
            ...cycles.map(({ deadline }) => addDays(deadline, 1)),
            ...factDays(facts),
          ],
    },
    context.at,
  );
}

/** The cycles measured or closed since `first`, in the order they began. */
function cyclesOn(spec: CycleSpec, facts: Facts, first: CalendarDate, day: CalendarDate): readonly Cycle[] {
  const entries = entriesOf(spec.register, facts).filter(({ from }) => from <= day);
  const cycles = [...Map.groupBy(entries, ({ entry }) => entry).values()].flatMap((versions) => cycleOf(inOrder(versions), spec.longestDays));
  return cycles
    .filter(({ measured, changed }) => measured >= first || (changed !== null && changed >= first))
    .toSorted((a, b) => (`${a.measured} ${a.title} ${a.events[0]}` < `${b.measured} ${b.title} ${b.events[0]}` ? -1 : 1));
}

/** A station is reached with the first version that is there or further on. */
function cycleOf(history: readonly EntryFact[], longestDays: number): readonly Cycle[] {
  const reached = STATIONS.map((_, station) => history.find(({ state }) => STATIONS.slice(station).some((later) => later === state))?.from ?? null);
  const [measured = null, analysed = null, decided = null, changed = null] = reached;
  const last = history.at(-1);
  if (measured === null || last === undefined) return [];
  return [
    {
      title: last.title,
      measured,
      analysed,
      decided,
      changed,
      dropped: changed === null && DROPPED.has(last.state),
      deadline: addDays(measured, longestDays),
      events: history.map(({ eventId }) => eventId),
    },
  ];
}

function isOverdue({ changed, dropped, deadline }: Cycle, day: CalendarDate): boolean {
  return changed === null && !dropped && deadline < day;
}

function inTime(cycle: Cycle, day: CalendarDate): boolean {
  return !isOverdue(cycle, day) && (cycle.changed === null || cycle.changed <= cycle.deadline);
}

function courseOf(cycles: readonly Cycle[], closed: number, overdue: boolean, low: boolean): Course {
  if (low && cycles.length === 0) return 'notApplicable';
  if (low || overdue) return 'behind';
  return closed === 0 ? 'tooEarly' : 'onCourse';
}

/** What is not documented may still have been done, and what had time left is not missed; but nothing is reached by that. */
function resultOf(cycles: readonly Cycle[], closed: number, kept: boolean): Result {
  if (cycles.length === 0) return 'notDecidable';
  if (kept) return closed > 0 ? 'reached' : 'notDecidable';
  return closed > 0 ? 'partly' : 'notReached';
}

function partOf(cycle: Cycle, day: CalendarDate): EvaluationPart {
  const { title, measured, analysed, decided, changed, dropped, deadline } = cycle;
  return {
    title,
    course: changed !== null || dropped ? 'notApplicable' : isOverdue(cycle, day) ? 'behind' : 'onCourse',
    result: changed === null ? 'notDecidable' : changed <= deadline ? 'reached' : 'partly',
    data: 'fresh',
    notes: [
      ...noteIf(dropped, 'cancelled'),
      ...noteIf(isOverdue(cycle, day) && decided === null, 'measuredNotDecided'),
      ...noteIf(isOverdue(cycle, day) && decided !== null, 'decidedNotChanged'),
    ],
    figures: [figure('cycleDays', daysBetween(measured, changed ?? day), 'days', changed)],
    explanation: [{ key: 'stations', values: { measured, analysed, decided, changed } }],
  };
}

import { addDays, daysBetween, type CalendarDate } from '#kernel';
import type { EntryState, Result } from '#domain';
import type { EvaluationContext, Note } from '../../evaluation.js';
import type { EntryFact, Facts } from '../../facts.js';
import type { OthersDecisionSpec } from '../../spec/index.js';
import type { Stage } from '../../vocabulary/index.js';
import { figure, noteIf, type Answer } from '../common/answer.js';
import { factDays, staleOn } from '../common/days.js';
import { firstOfLastRun } from './history.js';

const OUTCOME: Readonly<Record<EntryState, Stage>> = {
  planned: 'undecided',
  underWay: 'undecided',
  delivered: 'undecided',
  active: 'undecided',
  dormant: 'undecided',
  accepted: 'achieved',
  achieved: 'achieved',
  partly: 'partlyAchieved',
  rejected: 'turnedDown',
  cancelled: 'cancelled',
  ended: 'cancelled',
};
const RESULT: Readonly<Partial<Record<Stage, Result>>> = { achieved: 'reached', partlyAchieved: 'partly', turnedDown: 'notReached' };

/** How one matter stands that others decide. */
interface Matter {
  readonly stage: Stage;
  readonly current: EntryFact | null;
  /** What the decision that stands comes to, and the day it was taken; null while there is none. */
  readonly decided: { readonly as: Result; readonly on: CalendarDate } | null;
  /** Another decision stood before it, or before it was opened anew. */
  readonly reversed: boolean;
  readonly late: boolean;
}

/**
 * What others have decided in one matter: achieved, partly, rejected, or unknown. It has no course, since it is not in our hands.
 * @param history the matter's versions, by day
 */
export function answerOfMatter(
  history: readonly EntryFact[],
  spec: OthersDecisionSpec,
  due: CalendarDate | null,
  facts: Facts,
  { at, planPeriod }: EvaluationContext,
): Answer {
  const matter = matterOf(history, due);
  const { current, decided, stage } = matter;
  const stale = current === null || decided !== null ? null : staleOn(current.from, spec.maxAgeDays);
  const days = due === null || decided === null ? null : daysBetween(due, decided.on);
  return {
    course: 'notApplicable',
    result: resultOf(matter, due !== null && at > due),
    data: current === null ? 'missing' : stale !== null && stale <= at ? 'outdated' : 'fresh',
    notes: notesOf(matter, planPeriod.to),
    figures: days === null || decided === null ? [] : [figure('delay', days, 'days', decided.on)],
    explanation: [
      { key: 'state', values: { stage, on: current?.from ?? null } },
      ...(decided === null ? [] : [{ key: 'decided' as const, values: { on: decided.on, days } }]),
    ],
    contributing: history.map(({ eventId }) => eventId),
    workList: [],
    changesOn: [due && addDays(due, 1), stale, ...factDays(facts)],
  };
}

function notesOf({ stage, current, decided, reversed, late }: Matter, planEnd: CalendarDate | null): readonly Note[] {
  return [
    'notControllable',
    ...noteIf(current === null, 'notReported'),
    ...noteIf(stage === 'cancelled', 'cancelled'),
    ...noteIf(reversed, 'reversed'),
    ...noteIf(decided !== null && planEnd !== null && decided.on >= planEnd, 'decidedAfterPlan'),
    ...noteIf(late && decided?.as !== 'notReached', 'metLate'),
  ];
}

function matterOf(versions: readonly EntryFact[], due: CalendarDate | null): Matter {
  const history = versions.filter(({ state }, index) => state !== 'ended' || !isDecision(versions[index - 1]));
  const current = history.at(-1) ?? null;
  const stage = current === null ? 'unknown' : OUTCOME[current.state];
  const as = RESULT[stage];
  const first = firstOfLastRun(history, ({ state }) => OUTCOME[state] === stage);
  const decided = as === undefined || first === null ? null : { as, on: first.from };
  return {
    stage,
    current,
    decided,
    reversed: history.some((version) => OUTCOME[version.state] !== stage && isDecision(version)),
    late: decided !== null && due !== null && decided.on > due,
  };
}

/** What was decided stays so when the matter is closed, or what came of it ends. */
function isDecision(version: EntryFact | undefined): boolean {
  return version !== undefined && RESULT[OUTCOME[version.state]] !== undefined;
}

function resultOf({ stage, decided, late }: Matter, overdue: boolean): Result {
  if (decided !== null) return late && decided.as === 'reached' ? 'partly' : decided.as;
  return overdue && stage !== 'unknown' ? 'notReached' : 'notDecidable';
}

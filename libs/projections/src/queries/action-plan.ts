import type { ActionFact, PlanGoalFact } from '#goal-types';
import type { CalendarDate } from '#kernel';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { decisionsAbout, ofType } from '../history/read.js';
import { daysOfDecision, endedAt, statementOf, type GoalDecisions } from './goal-decisions.js';

const STEPS = ['ActionStarted', 'ActionCompleted', 'ActionDropped'] as const;

/** A line of an action plan, with all that has become of it as known at k, in order of seq. */
export interface ActionKnown {
  readonly planned: LedgerEvent<'ActionPlanned'>;
  readonly steps: readonly LedgerEvent<(typeof STEPS)[number]>[];
  readonly costs: readonly LedgerEvent<'ActionCostRecorded'>[];
}

/** The lines of a plan's action plan, in the order they were planned. */
export async function actionsOf(read: Read, plan: string, seq: number): Promise<readonly ActionKnown[]> {
  const actions: ActionKnown[] = [];
  for (const planned of ofType(await decisionsAbout(read, 'actionPlan', plan, seq), 'ActionPlanned')) {
    const since = await decisionsAbout(read, 'action', planned.data.action, seq);
    actions.push({ planned, steps: ofType(since, ...STEPS), costs: ofType(since, 'ActionCostRecorded') });
  }
  return actions;
}

export async function actionFactsOf(read: Read, plan: string, seq: number): Promise<readonly ActionFact[]> {
  return (await actionsOf(read, plan, seq)).map(({ planned: { id, seq: plannedAt, data }, steps }) => {
    const { action, goals, period, budget } = data;
    return { eventId: id, seq: plannedAt, action, goals, period, budget, droppedOn: ofType(steps, 'ActionDropped').at(-1)?.validFrom ?? null };
  });
}

/** The goals of a plan over the days each is followed; one that was dropped and resumed comes once for each stretch. */
export async function planGoalsOf(read: Read, plan: string, seq: number): Promise<readonly PlanGoalFact[]> {
  const goals: PlanGoalFact[] = [];
  for (const { data } of ofType(await decisionsAbout(read, 'actionPlan', plan, seq), 'StatementAdopted')) {
    const decisions = await decisionsAbout(read, 'goal', data.statement, seq);
    const statement = statementOf(decisions);
    // of two plans that raced for the id, it is the first one's
    if (data.role === 'goal' && statement?.validFrom && statement.data.plan === plan) goals.push(...followed(data.statement, statement.validFrom, decisions));
  }
  return goals;
}

/** What came to a plan's goals and actions with seq in `(after, to]`: goals adopted and ended, actions planned, and what became of them. */
export async function eventsOfActionPlan(
  read: Read,
  plan: string,
  { after, to }: { readonly after: number; readonly to: number },
): Promise<readonly LedgerEvent[]> {
  const came = await decisionsAbout(read, 'actionPlan', plan, to);
  const events = [...came];
  for (const { data } of ofType(came, 'StatementAdopted')) {
    events.push(
      ...ofType(await decisionsAbout(read, 'goal', data.statement, to), 'GoalDropped', 'GoalResumed', 'GoalSplit', 'GoalMerged', 'StatementWithdrawn'),
    );
  }
  for (const { data } of ofType(came, 'ActionPlanned')) events.push(...(await decisionsAbout(read, 'action', data.action, to)));
  return [...new Map(events.filter(({ seq }) => seq > after).map((event) => [event.seq, event])).values()];
}

function followed(goal: string, adopted: CalendarDate, decisions: GoalDecisions): readonly PlanGoalFact[] {
  const spans: { goal: string; from: CalendarDate; to: CalendarDate | null }[] = [];
  for (const day of [adopted, ...daysOfDecision(decisions).filter((later) => later > adopted)]) {
    const last = spans.at(-1);
    const isFollowed = endedAt(decisions, day) === null;
    if (isFollowed && (last === undefined || last.to !== null)) spans.push({ goal, from: day, to: null });
    else if (!isFollowed && last?.to === null) last.to = day;
  }
  return spans;
}

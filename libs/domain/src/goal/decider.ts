import { Broken, type CalendarDate, invalid, notFound, period, unreachable } from '#kernel';
import { type CommandOf, type Decider, event, mayConfirm, mayPropose, mayWithdraw, type StreamType } from '../event/index.js';
import { mustBeOpen, type OrganisationState } from '../organisation/index.js';
import { missingChecks, mustHave, mustStand, type Plan, type PlanState, type Statement } from '../plan/index.js';
import { goalCommands, type interpretGoal, intoKey, type mergeGoal, type splitGoal } from './commands.js';
import {
  BaselineSet,
  GoalDropped,
  type GoalEvent,
  GoalInterpreted,
  GoalMerged,
  GoalResumed,
  GoalSplit,
  NarrativeWritten,
  OwnerAssigned,
  StatusOverrideConfirmed,
  StatusOverrideProposed,
  StatusOverrideWithdrawn,
  TargetChanged,
} from './events.js';
import { goalAfter, type GoalState, untouchedGoal } from './state.js';

interface KnownPlan {
  readonly plan: PlanState;
}
interface KnownSuccessors extends KnownPlan {
  readonly [successor: ReturnType<typeof intoKey>]: GoalState;
}
type Special = typeof interpretGoal | typeof splitGoal | typeof mergeGoal;

export type GoalCommand =
  | CommandOf<typeof interpretGoal, KnownPlan & { readonly organisation: OrganisationState }>
  | CommandOf<typeof splitGoal | typeof mergeGoal, KnownSuccessors>
  | CommandOf<Exclude<(typeof goalCommands)[number], Special>, KnownPlan>;

/** Decides on one goal. A goal without its own events yet is a statement that nobody has interpreted. */
export const goalDecider: Decider<GoalCommand, GoalEvent, GoalState> = {
  initialState: () => untouchedGoal,
  evolve: goalAfter,
  decide: (command, state) => {
    const { plan } = command.known;
    const { goal } = command.data;
    if (plan === null) throw notFound('plan', `the plan ${command.data.plan}`, 'name the plan that the statement belongs to');
    if (command.type === 'writeNarrative') {
      const { on, plan: _plan, ...narrative } = command.data;
      mustHave(plan, goal, 'goal');
      return [event(NarrativeWritten, narrative, { validFrom: on })];
    }
    const statement = mustBeGoal(plan, goal, 'goal');
    if ('from' in command.data) mustStandOn(statement, command.data.from);
    if (command.type === 'resumeGoal') return resumed(goal, command.data.from, state);
    mustBeFollowed(state, goal, 'goal');
    switch (command.type) {
      case 'interpretGoal': {
        const { from, ...data } = command.data;
        mustBeTracked(plan, goal);
        if (from >= plan.period.to) throw invalid('from', `the plan ends before ${plan.period.to}, so ${from} is too late`, 'give a day within the plan');
        const { root } = data.reportingUnits;
        if (root !== null) mustBeOpen(command.known.organisation, root, from, 'reportingUnits.root');
        return [event(GoalInterpreted, data, { validFrom: from })];
      }
      case 'setBaseline': {
        const { from, plan: _plan, ...data } = command.data;
        mustBeInterpreted(state, goal, from);
        return [event(BaselineSet, data, { validFrom: from })];
      }
      case 'changeTarget': {
        const { from, plan: _plan, ...data } = command.data;
        mustBeInterpreted(state, goal, from);
        return [event(TargetChanged, data, { validFrom: from })];
      }
      case 'assignOwner':
        return [event(OwnerAssigned, { goal, owner: command.data.owner }, { validFrom: command.data.from })];
      case 'dropGoal':
        return [event(GoalDropped, { goal }, { validFrom: command.data.from })];
      case 'splitGoal': {
        const { into, from } = command.data;
        into.forEach((successor, index) => {
          if (into.indexOf(successor) !== index) throw invalid(`into[${index}]`, `${successor} is named twice`, 'name each goal once');
          mustCarryOn(successor, goal, command.known, plan, `into[${index}]`);
        });
        return [event(GoalSplit, { goal, into }, { validFrom: from })];
      }
      case 'mergeGoal': {
        const { into, from } = command.data;
        mustCarryOn(into, goal, command.known, plan, 'into');
        return [event(GoalMerged, { goal, into }, { validFrom: from })];
      }
      case 'proposeOverride': {
        const { from, to, plan: _plan, ...data } = command.data;
        mustBeInterpreted(state, goal, from);
        mayPropose(state.overrides, data.override, 'override');
        const days = period(from, to, 'to');
        return [event(StatusOverrideProposed, data, { validFrom: days.from, validTo: days.to })];
      }
      case 'confirmOverride': {
        const { override } = command.data;
        mayConfirm(state.overrides, override, command.actor, 'override');
        return [event(StatusOverrideConfirmed, { goal, override })];
      }
      case 'withdrawOverride': {
        const { override } = command.data;
        mayWithdraw(state.overrides, override, 'override');
        return [event(StatusOverrideWithdrawn, { goal, override }, { validFrom: command.today })];
      }
      default:
        return unreachable(command);
    }
  },
};

export const goalStream: StreamType = { kind: 'goal', commands: goalCommands, decider: goalDecider };

function resumed(goal: string, from: CalendarDate, { ended }: GoalState): readonly GoalEvent[] {
  if (ended?.how !== 'dropped') throw invalid('goal', `${goal} is not dropped${ended === null ? '' : ` but ${ended.how}`}`, 'only a dropped goal is resumed');
  if (from <= ended.from) throw invalid('from', `${goal} was dropped from ${ended.from}`, 'give a later day');
  return [event(GoalResumed, { goal }, { validFrom: from })];
}

/** A priority area shows how the goals under it are distributed; it is never followed itself. */
function mustBeGoal(plan: Plan, goal: string, field: string): Statement {
  const statement = mustStand(plan, goal, field);
  if (statement.role === 'priorityArea') throw invalid(field, `${goal} is a priority area`, 'name one of the goals under it');
  return statement;
}

function mustStandOn({ statement, from }: Statement, day: CalendarDate): void {
  if (day < from) throw invalid('from', `${statement} is part of the plan from ${from}, so not on ${day}`, 'give that day or a later one');
}

function mustBeFollowed({ ended }: GoalState, goal: string, field: string): void {
  if (ended === null) return;
  const remedy = ended.how === 'dropped' ? 'resume it first' : 'change the goals that carry on instead';
  throw invalid(field, `${goal} was ${ended.how} from ${ended.from}`, remedy);
}

function mustBeTracked(plan: Plan, goal: string): void {
  const missing = missingChecks(plan, goal);
  if (missing.length > 0) {
    throw invalid(
      'goal',
      `${goal} is a branch's own goal that is not yet ${missing.join(', ')}`,
      'have each of these checks passed first, with checkLocalGoal',
    );
  }
}

function mustBeInterpreted({ interpretedFrom }: GoalState, goal: string, from: CalendarDate): void {
  if (interpretedFrom === null) throw invalid('goal', `${goal} is not interpreted`, 'interpret it first');
  if (from < interpretedFrom) throw invalid('from', `${goal} is interpreted from ${interpretedFrom} only`, 'give that day or a later one');
}

function mustCarryOn(successor: string, goal: string, known: KnownSuccessors, plan: Plan, field: string): void {
  if (successor === goal) throw invalid(field, `${goal} can't go on as itself`, 'name another goal');
  mustBeGoal(plan, successor, field);
  const state = known[intoKey(successor)];
  if (state === undefined) throw new Broken(`${successor} was not read before ${goal} was to go on as it`);
  mustBeFollowed(state, successor, field);
}

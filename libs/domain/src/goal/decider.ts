import { Broken, type CalendarDate, invalid, notFound, period, unreachable } from '#kernel';
import { type CommandOf, type Decider, event, mayConfirm, mayPropose, mayWithdraw, type StreamType } from '../event/index.js';
import type { LedgerState } from '../ledger/index.js';
import { mustHave, mustStand, type Plan, type PlanState } from '../plan/index.js';
import { goalCommands, intoKey, type mergeGoal, type publishForecast, type splitGoal } from './commands.js';
import { mustBeFollowed, mustBeGoal, mustBeInterpreted, mustStandOn } from './conditions.js';
import {
  BaselineSet,
  ForecastPublished,
  GoalDropped,
  type GoalEvent,
  GoalMerged,
  GoalResumed,
  GoalSplit,
  NarrativeWritten,
  OwnerAssigned,
  StatusOverrideConfirmed,
  StatusOverrideProposed,
  StatusOverrideWithdrawn,
  TargetChanged,
  WordingRemarked,
} from './events.js';
import { interpreted, type InterpretingCommand } from './interpreting.js';
import { linked, unlinked } from './linking.js';
import { goalAfter, type GoalState, untouchedGoal } from './state.js';

interface KnownPlan {
  readonly plan: PlanState;
}
interface KnownSuccessors extends KnownPlan {
  readonly [successor: ReturnType<typeof intoKey>]: GoalState;
}
interface KnownRules extends KnownPlan {
  readonly ledger: LedgerState;
}

export type GoalCommand =
  | InterpretingCommand
  | CommandOf<typeof splitGoal | typeof mergeGoal, KnownSuccessors>
  | CommandOf<typeof publishForecast, KnownRules>
  | CommandOf<
      Exclude<(typeof goalCommands)[number], { readonly name: InterpretingCommand['type'] } | typeof splitGoal | typeof mergeGoal | typeof publishForecast>,
      KnownPlan
    >;

/** What may be decided on a priority area too: which figure is followed there, and what it is tied to. */
const MAY_BE_OF_AREAS: ReadonlySet<GoalCommand['type']> = new Set([
  'interpretGoal',
  'proposeInterpretation',
  'confirmInterpretation',
  'withdrawInterpretation',
  'changeTarget',
  'linkGoal',
  'unlinkGoal',
]);

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
    if (command.type === 'remarkOnWording') {
      const { plan: _plan, ...remark } = command.data;
      const { from } = mustHave(plan, goal, 'goal');
      return [event(WordingRemarked, remark, { validFrom: from })];
    }
    const statement = MAY_BE_OF_AREAS.has(command.type) ? mustStand(plan, goal, 'goal') : mustBeGoal(plan, goal, 'goal');
    if ('from' in command.data) mustStandOn(statement, command.data.from);
    if (command.type === 'resumeGoal') return resumed(goal, command.data.from, state);
    mustBeFollowed(state, goal, 'goal');
    switch (command.type) {
      case 'interpretGoal':
      case 'proposeInterpretation':
      case 'confirmInterpretation':
      case 'withdrawInterpretation':
        return interpreted(command, plan, state);
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
      case 'linkGoal':
        return linked(command.data, state);
      case 'unlinkGoal':
        return unlinked(command.data, state);
      case 'publishForecast': {
        const { at } = command.data;
        mustBeInterpreted(state, goal, at, 'at');
        if (at > command.today) throw invalid('at', `${at} is to come, and nothing is known of it`, 'give today or an earlier day');
        if (command.known.ledger === null) throw new Broken('a forecast was to be published before the ledger was opened');
        return [event(ForecastPublished, { ...command.data, rules: command.known.ledger.rules }, { validFrom: at })];
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

function mustCarryOn(successor: string, goal: string, known: KnownSuccessors, plan: Plan, field: string): void {
  if (successor === goal) throw invalid(field, `${goal} can't go on as itself`, 'name another goal');
  mustBeGoal(plan, successor, field);
  const state = known[intoKey(successor)];
  if (state === undefined) throw new Broken(`${successor} was not read before ${goal} was to go on as it`);
  mustBeFollowed(state, successor, field);
}

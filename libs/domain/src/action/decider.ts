import { alreadyExists, Broken, type CalendarDate, invalid, notFound, unreachable } from '#kernel';
import { type CommandOf, type DataOf, type Decider, event, type StreamType } from '../event/index.js';
import { mustBeOpen, type OrganisationState } from '../organisation/index.js';
import { mustStand, type PlanState } from '../plan/index.js';
import { actionCommands, type planAction } from './commands.js';
import { ActionCompleted, ActionCostRecorded, ActionDropped, type ActionEvent, ActionPlanned, ActionStarted } from './events.js';

/** How far an action has come, and since which day; null before it is planned. */
export type ActionState = {
  readonly unit: string;
  readonly stage: 'planned' | 'started' | 'completed' | 'dropped';
  /** The first day of a planned action's period, or the day of its latest step. */
  readonly since: CalendarDate;
} | null;

interface KnownSurroundings {
  readonly plan: PlanState;
  readonly organisation: OrganisationState;
}

export type ActionCommand = CommandOf<typeof planAction, KnownSurroundings> | CommandOf<Exclude<(typeof actionCommands)[number], typeof planAction>>;

export const actionDecider: Decider<ActionCommand, ActionEvent, ActionState> = {
  initialState: () => null,
  evolve: (state, stored) => {
    if (stored.type === 'ActionPlanned') return { unit: stored.data.unit, stage: 'planned', since: stored.data.period.from };
    if (state === null || stored.validFrom === null) throw new Broken(`${stored.type} without a planned action or a day`);
    switch (stored.type) {
      case 'ActionStarted':
        return { ...state, stage: 'started', since: stored.validFrom };
      case 'ActionCompleted':
        return { ...state, stage: 'completed', since: stored.validFrom };
      case 'ActionDropped':
        return { ...state, stage: 'dropped', since: stored.validFrom };
      case 'ActionCostRecorded':
        return state;
      default:
        return unreachable(stored);
    }
  },
  decide: (command, state) => {
    if (command.type === 'planAction') return planned(command.data, command.known, state);
    const { action, unit, on } = command.data;
    if (state === null) throw notFound('action', `the action ${action}`, 'plan it first');
    if (state.unit !== unit) throw invalid('unit', `${action} is an action of ${state.unit}, not of ${unit}`, 'give the unit whose action it is');
    const when = { validFrom: on };
    switch (command.type) {
      case 'startAction':
        if (state.stage !== 'planned') throw invalid('action', `${action} is ${state.stage} already`, 'only a planned action is started');
        return [event(ActionStarted, { action }, when)];
      case 'completeAction':
        mustBeOngoing(state, action, on);
        return [event(ActionCompleted, { action }, when)];
      case 'dropAction':
        mustBeOngoing(state, action, on);
        return [event(ActionDropped, { action }, when)];
      case 'recordActionCost':
        return [event(ActionCostRecorded, { action, year: command.data.year, amount: command.data.amount }, when)];
      default:
        return unreachable(command);
    }
  },
};

export const actionStream: StreamType = { kind: 'action', commands: actionCommands, decider: actionDecider };

function planned(data: DataOf<typeof planAction>, known: KnownSurroundings, state: ActionState): readonly ActionEvent[] {
  const { action, plan, goals, unit, period, budget } = data;
  if (state !== null) throw alreadyExists('action', `the action ${action}`, 'choose another id');
  mustBeOpen(known.organisation, unit, period.from, 'unit');
  if (known.plan === null) throw notFound('plan', `the plan ${plan}`, 'name an adopted plan');
  for (const [index, goal] of goals.entries()) {
    if (goals.indexOf(goal) !== index) throw invalid(`goals[${index}]`, `${goal} is named twice`, 'name each goal once');
    mustStand(known.plan, goal, `goals[${index}]`);
  }
  budget.forEach(({ year }, index) => {
    if (budget.findIndex((line) => line.year === year) !== index) throw invalid(`budget[${index}].year`, `${year} has a line already`, 'give one line a year');
  });
  return [event(ActionPlanned, data, { validFrom: period.from })];
}

function mustBeOngoing({ stage, since }: NonNullable<ActionState>, action: string, on: CalendarDate): void {
  if (stage === 'completed' || stage === 'dropped') throw invalid('action', `${action} is ${stage} from ${since}`, 'name an action that is planned or started');
  if (stage === 'started' && on < since) throw invalid('on', `${action} was started on ${since}`, 'give that day or a later one');
}

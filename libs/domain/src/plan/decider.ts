import { alreadyExists, type CalendarDate, invalid, notFound, unreachable } from '#kernel';
import { type CommandOf, type DataOf, type Decider, event, type StreamType } from '../event/index.js';
import { mustBeOpen, type OrganisationState } from '../organisation/index.js';
import {
  type addOutsideGoal,
  type adoptPlan,
  type checkLocalGoal,
  type chooseWords,
  type closePlan,
  type formulateLocalGoal,
  type moveDecidingDates,
  planCommands,
  type revisePlan,
} from './commands.js';
import {
  DecidingDatesMoved,
  LocalGoalChecked,
  OwnWordsChosen,
  PlanAdopted,
  PlanClosed,
  type PlanEvent,
  PlanRevised,
  StatementAdopted,
  StatementWithdrawn,
} from './events.js';
import { mustFit, standing, type StatementsElsewhere } from './places.js';
import { mustStand, type Plan, planAfter, type PlanState, type Statement } from './state.js';

interface Elsewhere {
  readonly statementsElsewhere?: StatementsElsewhere;
}
interface Surroundings extends Elsewhere {
  readonly organisation: OrganisationState;
}

export type PlanCommand =
  | CommandOf<typeof adoptPlan | typeof formulateLocalGoal | typeof addOutsideGoal, Surroundings>
  | CommandOf<typeof revisePlan, Elsewhere>
  | CommandOf<typeof checkLocalGoal | typeof moveDecidingDates | typeof chooseWords | typeof closePlan>;

export const planDecider: Decider<PlanCommand, PlanEvent, PlanState> = {
  initialState: () => null,
  evolve: planAfter,
  decide: (command, state) => {
    if (command.type === 'adoptPlan') return adopted(command.data, command.known, state);
    if (state === null) throw notFound('plan', `the plan ${command.data.plan}`, 'adopt it first');
    switch (command.type) {
      case 'revisePlan':
        return revised(command.data, command.known, state);
      case 'formulateLocalGoal':
        return formulated(command.data, command.known, state);
      case 'checkLocalGoal':
        return checked(command.data, command.today, state);
      case 'addOutsideGoal':
        return addedFromOutside(command.data, command.known, state);
      case 'moveDecidingDates':
        return moved(command.data, state);
      case 'chooseWords':
        return worded(command.data, state);
      case 'closePlan':
        return closed(command.data, state);
      default:
        return unreachable(command);
    }
  },
};

export const planStream: StreamType = { kind: 'plan', commands: planCommands, decider: planDecider };

function adopted({ statements, ...data }: DataOf<typeof adoptPlan>, known: Surroundings, state: PlanState): readonly PlanEvent[] {
  if (state !== null) throw alreadyExists('plan', `the plan ${data.plan}`, 'revise it, or choose another id');
  mustBeOpen(known.organisation, data.unit, data.period.from, 'unit');
  mustFit(statements, [], null, known.statementsElsewhere, (index) => `statements[${index}].`);
  const when = { validFrom: data.period.from };
  return [
    event(PlanAdopted, data, when),
    ...statements.map((statement) => event(StatementAdopted, { plan: data.plan, ...statement, unit: null, origin: null }, when)),
  ];
}

function revised(data: DataOf<typeof revisePlan>, known: Elsewhere, state: Plan): readonly PlanEvent[] {
  const { plan, from, title, summary, withdrawn, added } = data;
  mustBeInForce(state, from, 'from');
  if (withdrawn.length === 0 && added.length === 0 && title === null) {
    throw invalid('added', 'the revision changes nothing', 'withdraw or add statements, or give another title');
  }
  const left = standing(state, withdrawn);
  withdrawn.forEach((statement, index) => mustBeWithdrawable(statement, index, data, left, state));
  mustFit(added, left, state, known.statementsElsewhere, (index) => `added[${index}].`);
  const when = { validFrom: from };
  return [
    event(PlanRevised, { plan, title, summary }, when),
    ...withdrawn.map((statement) => event(StatementWithdrawn, { plan, statement }, when)),
    ...added.map((statement) => event(StatementAdopted, { plan, ...statement, unit: null, origin: null }, when)),
  ];
}

function formulated(data: DataOf<typeof formulateLocalGoal>, known: Surroundings, state: Plan): readonly PlanEvent[] {
  const { from, checks, ...goal } = data;
  const { plan, statement } = goal;
  const placed = { ...goal, role: 'localGoal' as const };
  mustBeInForce(state, from, 'from');
  mustBeOpen(known.organisation, goal.unit, from, 'unit');
  mustFit([placed], standing(state), state, known.statementsElsewhere);
  checks.forEach(({ check }, index) => {
    const first = checks.findIndex((other) => other.check === check);
    if (first !== index) throw invalid(`checks[${index}].check`, `${check} is answered twice`, 'answer each check once');
  });
  const when = { validFrom: from };
  return [event(StatementAdopted, { ...placed, origin: null }, when), ...checks.map((answer) => event(LocalGoalChecked, { plan, statement, ...answer }, when))];
}

function checked({ unit, ...data }: DataOf<typeof checkLocalGoal>, today: CalendarDate, state: Plan): readonly PlanEvent[] {
  const goal = mustStand(state, data.statement, 'statement');
  if (goal.role !== 'localGoal') throw invalid('statement', `${data.statement} is a ${goal.role}`, "only a branch's own goal is checked");
  if (goal.unit !== unit) throw invalid('unit', `${data.statement} is a goal of ${goal.unit}, not of ${unit}`, 'give the unit whose goal it is');
  mustNotBeClosed(state, today, 'plan');
  return [event(LocalGoalChecked, data, { validFrom: today })];
}

function addedFromOutside(data: DataOf<typeof addOutsideGoal>, known: Surroundings, state: Plan): readonly PlanEvent[] {
  const { from, ...goal } = data;
  const placed = { ...goal, role: 'outsideGoal' as const };
  mustBeInForce(state, from, 'from');
  mustBeOpen(known.organisation, goal.unit, from, 'unit');
  mustFit([placed], standing(state), state, known.statementsElsewhere);
  return [event(StatementAdopted, placed, { validFrom: from })];
}

function moved({ from, ...data }: DataOf<typeof moveDecidingDates>, state: Plan): readonly PlanEvent[] {
  mustBeInForce(state, from, 'from');
  data.goals.forEach((goal, index) => {
    const field = `goals[${index}]`;
    if (data.goals.indexOf(goal) !== index) throw invalid(field, `${goal} is named twice`, 'name each goal once');
    if (mustStand(state, goal, field).role === 'priorityArea') throw invalid(field, `${goal} is a priority area`, 'name the goals under it');
  });
  if (data.decidingDate < state.period.from) {
    throw invalid('decidingDate', `${data.decidingDate} is before the plan's first day, ${state.period.from}`, 'give a later day');
  }
  return [event(DecidingDatesMoved, data, { validFrom: from })];
}

function worded({ from, ...words }: DataOf<typeof chooseWords>, state: Plan): readonly PlanEvent[] {
  mustBeInForce(state, from, 'from');
  return [event(OwnWordsChosen, words, { validFrom: from })];
}

function closed({ on, plan }: DataOf<typeof closePlan>, state: Plan): readonly PlanEvent[] {
  if (state.closedFrom !== null) throw invalid('plan', `${plan} is closed from ${state.closedFrom} already`, 'nothing is left to close');
  if (on <= state.period.from) throw invalid('on', `${on} is not after the plan's first day, ${state.period.from}`, 'give a later day');
  return [event(PlanClosed, { plan }, { validFrom: on })];
}

/** The day on which a change holds must lie in the plan's period, and before it was closed. */
function mustBeInForce(plan: Plan, day: CalendarDate, field: string): void {
  const { from, to } = plan.period;
  if (day < from || day >= to) throw invalid(field, `${day} is outside the plan's period, ${from} until before ${to}`, 'give a day within the period');
  mustNotBeClosed(plan, day, field);
}

function mustNotBeClosed({ plan, closedFrom }: Plan, day: CalendarDate, field: string): void {
  if (closedFrom !== null && day >= closedFrom) throw invalid(field, `${plan} is closed from ${closedFrom}`, 'a closed plan is not changed any more');
}

function mustBeWithdrawable(
  statement: string,
  index: number,
  { withdrawn, from }: Pick<DataOf<typeof revisePlan>, 'withdrawn' | 'from'>,
  left: readonly Statement[],
  plan: Plan,
): void {
  const field = `withdrawn[${index}]`;
  if (withdrawn.indexOf(statement) !== index) throw invalid(field, `${statement} is named twice`, 'name each statement once');
  const found = mustStand(plan, statement, field);
  if (from < found.from) throw invalid('from', `${statement} stands from ${found.from} only`, 'give that day or a later one');
  const below = left.filter(({ parent }) => parent === statement).map((child) => child.statement);
  if (below.length > 0) throw invalid(field, `${below.join(', ')} would be left under ${statement}`, 'withdraw them too, and add them anew elsewhere');
}

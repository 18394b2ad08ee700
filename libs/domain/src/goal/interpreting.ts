import { Broken, invalid, unreachable } from '#kernel';
import { type CommandOf, event, mayConfirm, mayPropose, mayWithdraw } from '../event/index.js';
import { mustBeOpen, type OrganisationState } from '../organisation/index.js';
import { mustStand, type Plan, type PlanState } from '../plan/index.js';
import type { confirmInterpretation, interpretGoal, proposeInterpretation, withdrawInterpretation } from './commands.js';
import { mustBeTracked, mustStandOn } from './conditions.js';
import { type GoalEvent, GoalInterpreted, InterpretationConfirmed, InterpretationProposed, InterpretationWithdrawn } from './events.js';
import type { GoalState, ProposedInterpretation } from './state.js';

/** What an interpretation is judged against. */
interface Surroundings {
  readonly plan: PlanState;
  readonly organisation: OrganisationState;
  /** Whether it promises nothing and only follows a figure, as the goal types tell the application. */
  readonly onlyFollows?: boolean;
}

export type InterpretingCommand =
  | CommandOf<typeof interpretGoal | typeof proposeInterpretation | typeof confirmInterpretation, Surroundings>
  | CommandOf<typeof withdrawInterpretation, { readonly plan: PlanState }>;

/** Decides what a statement is taken to mean, alone or by two. @throws Refused */
export function interpreted(command: InterpretingCommand, plan: Plan, state: GoalState): readonly GoalEvent[] {
  const { goal } = command.data;
  switch (command.type) {
    case 'interpretGoal': {
      const { from, ...interpretation } = command.data;
      mustBeSound({ interpretation, from }, plan, command.known);
      return [event(GoalInterpreted, interpretation, { validFrom: from })];
    }
    case 'proposeInterpretation': {
      const { from, proposal, ...interpretation } = command.data;
      mustBeSound({ interpretation, from }, plan, command.known);
      mayPropose(state.interpretations, proposal, 'proposal');
      return [event(InterpretationProposed, { ...interpretation, proposal }, { validFrom: from })];
    }
    case 'confirmInterpretation': {
      const { proposal } = command.data;
      mayConfirm(state.interpretations, proposal, command.actor, 'proposal');
      const proposed = state.proposed.get(proposal);
      if (proposed === undefined) throw new Broken(`the proposal ${proposal} says nothing`);
      mustBeSound(proposed, plan, command.known);
      return [event(InterpretationConfirmed, { goal, proposal }), event(GoalInterpreted, proposed.interpretation, { validFrom: proposed.from })];
    }
    case 'withdrawInterpretation': {
      const { proposal } = command.data;
      if (state.interpretations.get(proposal)?.stage === 'confirmed') {
        throw invalid('proposal', `the proposal ${proposal} is confirmed already`, 'interpret the goal anew; the earlier interpretation keeps its own days');
      }
      mayWithdraw(state.interpretations, proposal, 'proposal');
      return [event(InterpretationWithdrawn, { goal, proposal })];
    }
    default:
      return unreachable(command);
  }
}

function mustBeSound({ interpretation, from }: ProposedInterpretation, plan: Plan, { organisation, onlyFollows = false }: Surroundings): void {
  const { goal, reportingUnits } = interpretation;
  const statement = mustStand(plan, goal, 'goal');
  mustStandOn(statement, from);
  if (statement.role === 'priorityArea' && !onlyFollows) {
    throw invalid('type', `${goal} is a priority area, which promises nothing by itself`, 'choose monitoredFigure, or interpret the goals under it');
  }
  mustBeTracked(plan, goal);
  if (from >= plan.period.to) throw invalid('from', `the plan ends before ${plan.period.to}, so ${from} is too late`, 'give a day within the plan');
  const { root } = reportingUnits;
  if (root !== null) mustBeOpen(organisation, root, from, 'reportingUnits.root');
}

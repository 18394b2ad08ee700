import { Broken, type CalendarDate, earlierOf, unreachable } from '#kernel';
import { confirmed, noProposals, type Proposals, proposed, type Stored, withdrawn } from '../event/index.js';
import type { GoalEvent } from './events.js';

/** What later decisions need to know of a goal. */
export interface GoalState {
  /** The first day of its first interpretation; null while it is not interpreted. */
  readonly interpretedFrom: CalendarDate | null;
  /** How and from which day it is no longer followed; null while it is. */
  readonly ended: { readonly how: 'dropped' | 'split' | 'merged'; readonly from: CalendarDate } | null;
  readonly overrides: Proposals;
}

export const untouchedGoal: GoalState = { interpretedFrom: null, ended: null, overrides: noProposals };

/** The goal after one more event. */
export function goalAfter(state: GoalState, event: Stored<GoalEvent>): GoalState {
  switch (event.type) {
    case 'GoalInterpreted': {
      const from = dayOf(event);
      return { ...state, interpretedFrom: state.interpretedFrom === null ? from : earlierOf(state.interpretedFrom, from) };
    }
    case 'GoalDropped':
      return { ...state, ended: { how: 'dropped', from: dayOf(event) } };
    case 'GoalSplit':
      return { ...state, ended: { how: 'split', from: dayOf(event) } };
    case 'GoalMerged':
      return { ...state, ended: { how: 'merged', from: dayOf(event) } };
    case 'GoalResumed':
      return { ...state, ended: null };
    case 'StatusOverrideProposed':
      return { ...state, overrides: proposed(state.overrides, event.data.override, event.actor) };
    case 'StatusOverrideConfirmed':
      return { ...state, overrides: confirmed(state.overrides, event.data.override) };
    case 'StatusOverrideWithdrawn':
      return { ...state, overrides: withdrawn(state.overrides, event.data.override) };
    case 'BaselineSet':
    case 'TargetChanged':
    case 'OwnerAssigned':
    case 'NarrativeWritten':
      return state;
    default:
      return unreachable(event);
  }
}

function dayOf(event: GoalEvent): CalendarDate {
  if (event.validFrom === null) throw new Broken(`${event.type} has no day from which it holds`);
  return event.validFrom;
}

import { Broken, type CalendarDate, earlierOf, unreachable } from '#kernel';
import { confirmed, noProposals, type Proposals, proposed, type Stored, withdrawn } from '../event/index.js';
import type { GoalEvent, InterpretationData } from './events.js';

/** An interpretation that somebody has proposed, and the first day it would hold. */
export interface ProposedInterpretation {
  readonly interpretation: InterpretationData;
  readonly from: CalendarDate;
}

/** What later decisions need to know of a goal. */
export interface GoalState {
  /** The first day of its first interpretation; null while it is not interpreted. */
  readonly interpretedFrom: CalendarDate | null;
  /** How and from which day it is no longer followed; null while it is. */
  readonly ended: { readonly how: 'dropped' | 'split' | 'merged'; readonly from: CalendarDate } | null;
  readonly overrides: Proposals;
  readonly interpretations: Proposals;
  /** What each proposed interpretation says, by the proposal's id. */
  readonly proposed: ReadonlyMap<string, ProposedInterpretation>;
  /** The day each link holds from, by its id; null once it is undone. */
  readonly links: ReadonlyMap<string, CalendarDate | null>;
}

export const untouchedGoal: GoalState = {
  interpretedFrom: null,
  ended: null,
  overrides: noProposals,
  interpretations: noProposals,
  proposed: new Map(),
  links: new Map(),
};

/** The goal after one more event. */
export function goalAfter(state: GoalState, event: Stored<GoalEvent>): GoalState {
  switch (event.type) {
    case 'GoalInterpreted': {
      const from = dayOf(event);
      return { ...state, interpretedFrom: state.interpretedFrom === null ? from : earlierOf(state.interpretedFrom, from) };
    }
    case 'InterpretationProposed': {
      const { proposal, ...interpretation } = event.data;
      return {
        ...state,
        interpretations: proposed(state.interpretations, proposal, event.actor),
        proposed: new Map(state.proposed).set(proposal, { interpretation, from: dayOf(event) }),
      };
    }
    case 'InterpretationConfirmed':
      return { ...state, interpretations: confirmed(state.interpretations, event.data.proposal) };
    case 'InterpretationWithdrawn':
      return { ...state, interpretations: withdrawn(state.interpretations, event.data.proposal) };
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
    case 'GoalLinked':
      return { ...state, links: new Map(state.links).set(event.data.link, dayOf(event)) };
    case 'GoalUnlinked':
      return { ...state, links: new Map(state.links).set(event.data.link, null) };
    case 'BaselineSet':
    case 'TargetChanged':
    case 'OwnerAssigned':
    case 'NarrativeWritten':
    case 'WordingRemarked':
    case 'ForecastPublished':
      return state;
    default:
      return unreachable(event);
  }
}

function dayOf(event: GoalEvent): CalendarDate {
  if (event.validFrom === null) throw new Broken(`${event.type} has no day from which it holds`);
  return event.validFrom;
}

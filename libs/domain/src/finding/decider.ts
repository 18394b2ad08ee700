import { alreadyExists, Broken, invalid, notFound, Refused, unreachable } from '#kernel';
import { event, type CommandOf, type Decider, type StreamType } from '../event/index.js';
import { findingCommands } from './commands.js';
import { FindingAnswered, FindingClosed, FindingRaised, FindingReopened, type FindingEvent } from './events.js';

/** How far a finding has come, and who has had a hand in it; null before it is raised. */
export type FindingState = {
  readonly stage: 'open' | 'answered' | 'closed';
  readonly raisedBy: string;
  readonly answeredBy: readonly string[];
} | null;

export type FindingCommand = CommandOf<(typeof findingCommands)[number]>;

/** Auditors raise, close and reopen; others answer. Nobody answers what they raised, nor closes what they answered. */
export const findingDecider: Decider<FindingCommand, FindingEvent, FindingState> = {
  initialState: () => null,
  evolve: (state, stored) => {
    if (stored.type === 'FindingRaised') return { stage: 'open', raisedBy: stored.actor, answeredBy: [] };
    if (state === null) throw new Broken(`${stored.type} of a finding that was never raised`);
    switch (stored.type) {
      case 'FindingAnswered':
        return { ...state, stage: 'answered', answeredBy: [...state.answeredBy, stored.actor] };
      case 'FindingClosed':
        return { ...state, stage: 'closed' };
      case 'FindingReopened':
        return { ...state, stage: 'open' };
      default:
        return unreachable(stored);
    }
  },
  decide: (command, state) => {
    const { finding } = command.data;
    if (command.type === 'raiseFinding') {
      if (state !== null) throw alreadyExists('finding', `the finding ${finding}`, 'choose another id');
      mustDiffer(command.data.about);
      return [event(FindingRaised, command.data)];
    }
    if (state === null) throw notFound('finding', `the finding ${finding}`, 'raise it first, or choose one that is listed');
    switch (command.type) {
      case 'answerFinding':
        if (state.stage === 'closed') throw invalid('finding', `${finding} is closed`, 'let an auditor reopen it first');
        if (state.raisedBy === command.actor) throw notAlone('nobody answers a finding that they raised');
        return [event(FindingAnswered, command.data)];
      case 'closeFinding':
        if (state.stage === 'closed') throw invalid('finding', `${finding} is closed already`, 'reopen it, if there is more to say');
        if (state.stage === 'open' && command.data.outcome !== 'withdrawn') {
          throw invalid('outcome', `${finding} has not been answered`, 'wait for the answer, or close it as withdrawn');
        }
        if (state.answeredBy.includes(command.actor)) throw notAlone('nobody closes a finding that they answered');
        return [event(FindingClosed, command.data)];
      case 'reopenFinding':
        if (state.stage !== 'closed') throw invalid('finding', `${finding} is not closed`, 'only a closed finding is reopened');
        return [event(FindingReopened, command.data)];
      default:
        return unreachable(command);
    }
  },
};

export const findingStream: StreamType = { kind: 'finding', commands: findingCommands, decider: findingDecider };

function mustDiffer(about: readonly { readonly kind: string; readonly id: string }[]): void {
  const seen = new Set<string>();
  about.forEach(({ kind, id }, index) => {
    if (seen.has(`${kind} ${id}`)) throw invalid(`about[${index}]`, `${kind} ${id} is named twice`, 'name each thing once');
    seen.add(`${kind} ${id}`);
  });
}

function notAlone(problem: string): Refused {
  return new Refused('forbidden', problem, [{ field: 'finding', problem, remedy: 'let another person with the right to do so' }]);
}

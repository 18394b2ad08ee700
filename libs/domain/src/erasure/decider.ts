import { Broken, invalid, unreachable } from '#kernel';
import {
  type CommandOf,
  confirmed,
  type Decider,
  event,
  mayConfirm,
  mayPropose,
  mayWithdraw,
  noProposals,
  type Proposals,
  proposed,
  type StreamType,
  withdrawn,
} from '../event/index.js';
import { type confirmErasure, erasureCommands } from './commands.js';
import { Erased, type ErasedData, type ErasureEvent, ErasureProposed, ErasureWithdrawn, type ToErase } from './events.js';

/** The keys of what was proposed, as the application finds them when it is confirmed. */
export interface KnownKeys {
  readonly keys: Pick<ErasedData, 'texts' | 'files'>;
}

export type ErasureCommand = CommandOf<typeof confirmErasure, KnownKeys> | CommandOf<Exclude<(typeof erasureCommands)[number], typeof confirmErasure>>;

/** Every erasure that was ever proposed, and what each was to take, by id. */
export interface ErasureState {
  readonly proposals: Proposals;
  readonly toErase: ReadonlyMap<string, ToErase>;
}

/** Decides on erasures, which need two people. Erasing what is erased already is allowed, and harmless. */
export const erasureDecider: Decider<ErasureCommand, ErasureEvent, ErasureState> = {
  initialState: () => ({ proposals: noProposals, toErase: new Map() }),
  evolve: ({ proposals, toErase }, stored) => {
    const { erasure } = stored.data;
    switch (stored.type) {
      case 'ErasureProposed':
        return { proposals: proposed(proposals, erasure, stored.actor), toErase: new Map(toErase).set(erasure, stored.data) };
      case 'ErasureWithdrawn':
        return { proposals: withdrawn(proposals, erasure), toErase };
      case 'Erased':
        return { proposals: confirmed(proposals, erasure), toErase };
      default:
        return unreachable(stored);
    }
  },
  decide: (command, { proposals, toErase }) => {
    const { erasure } = command.data;
    switch (command.type) {
      case 'proposeErasure': {
        const { texts, files, people } = command.data;
        mayPropose(proposals, erasure, 'erasure');
        if (texts.length + files.length + people.length === 0) {
          throw invalid('texts', 'nothing is named that could be erased', 'name a text of an event, an evidence file, or a person by pseudonym');
        }
        return [event(ErasureProposed, command.data)];
      }
      case 'confirmErasure': {
        mayConfirm(proposals, erasure, command.actor, 'erasure');
        const named = toErase.get(erasure);
        if (named === undefined) throw new Broken(`the erasure ${erasure} names nothing`);
        return [event(Erased, { erasure, people: named.people, ...command.known.keys })];
      }
      case 'withdrawErasure': {
        if (proposals.get(erasure)?.stage === 'confirmed') {
          throw invalid('erasure', `${erasure} is confirmed, and what it named is gone`, 'nothing is left to withdraw');
        }
        mayWithdraw(proposals, erasure, 'erasure');
        return [event(ErasureWithdrawn, { erasure })];
      }
      default:
        return unreachable(command);
    }
  },
};

export const erasureStream: StreamType = { kind: 'erasures', commands: erasureCommands, decider: erasureDecider };

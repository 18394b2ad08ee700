import { alreadyExists } from '#kernel';
import { type CommandOf, type Decider, event, type EventOf, type StreamType } from '../event/index.js';
import { defineRegister } from './commands.js';
import { type EntryState, RegisterDefined } from './events.js';

/** What its entries need to know of a register: the states they may be in; null before it is defined. */
export interface RegisterState {
  readonly states: readonly EntryState[] | null;
}

export const registerDecider: Decider<CommandOf<typeof defineRegister>, EventOf<typeof RegisterDefined>, RegisterState> = {
  initialState: () => ({ states: null }),
  evolve: (_, { data }) => ({ states: data.states }),
  decide: ({ data }, { states }) => {
    if (states !== null) throw alreadyExists('register', `register ${data.register}`, 'choose another id');
    return [event(RegisterDefined, data)];
  },
};

export const registerStream: StreamType = { kind: 'register', commands: [defineRegister], decider: registerDecider };

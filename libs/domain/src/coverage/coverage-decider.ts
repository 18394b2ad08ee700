import { alreadyExists, notFound, unreachable } from '#kernel';
import { type CommandOf, type Decider, event, type StreamType } from '../event/index.js';
import type { OrganisationState } from '../organisation/index.js';
import { defineCoverage, listOccasion } from './commands.js';
import { CoverageDefined, type CoverageEvent, type Eligible, OccasionListed } from './events.js';

/** What its reports need to know of a coverage question: who is asked (null before it is defined) and the listed occasions. */
export interface CoverageState {
  readonly eligible: Eligible | null;
  readonly occasions: ReadonlySet<string>;
}

export type CoverageCommand = CommandOf<typeof defineCoverage, { readonly organisation: OrganisationState }> | CommandOf<typeof listOccasion>;

export const coverageDecider: Decider<CoverageCommand, CoverageEvent, CoverageState> = {
  initialState: () => ({ eligible: null, occasions: new Set() }),

  evolve: (state, event) => {
    switch (event.type) {
      case 'CoverageDefined':
        return { ...state, eligible: event.data.eligible };
      case 'OccasionListed':
        return { ...state, occasions: new Set([...state.occasions, event.data.occasion]) };
      default:
        return unreachable(event);
    }
  },

  decide: (command, state) => {
    const { coverage } = command.data;
    switch (command.type) {
      case 'defineCoverage': {
        if (state.eligible !== null) throw alreadyExists('coverage', `coverage ${coverage}`, 'choose another id');
        const { root } = command.data.eligible;
        if (root !== null && !command.known.organisation.units.has(root)) {
          throw notFound('eligible.root', `the unit ${root}`, 'give the id of an established unit, or null for all');
        }
        return [event(CoverageDefined, command.data)];
      }
      case 'listOccasion': {
        const { on, occasion } = command.data;
        if (state.eligible === null) throw notFound('coverage', `coverage ${coverage}`, 'define it first');
        if (state.occasions.has(occasion)) throw alreadyExists('occasion', `occasion ${occasion} of ${coverage}`, 'choose another id');
        return [event(OccasionListed, { coverage, occasion, on })];
      }
      default:
        return unreachable(command);
    }
  },
};

export const coverageStream: StreamType = { kind: 'coverage', commands: [defineCoverage, listOccasion], decider: coverageDecider };

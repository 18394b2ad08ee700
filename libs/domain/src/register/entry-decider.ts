import { alreadyExists, invalid, notFound, period, unreachable } from '#kernel';
import { type CommandOf, type Decider, event, type StreamType } from '../event/index.js';
import { begun, type Chains, corrected, type CorrectionKnown, mustCount, retracted } from '../fact/index.js';
import { mustBeOpen, type OrganisationState } from '../organisation/index.js';
import { streams } from '../streams.js';
import { changeEntry, correctEntry, type EntrySaid, recordEntry, retractEntry } from './commands.js';
import { EntryChanged, EntryCorrected, type EntryData, type EntryEvent, EntryRecorded, EntryRetracted } from './events.js';
import type { RegisterState } from './register-decider.js';

/** What an entry is judged against. */
export interface EntryKnown {
  readonly register: RegisterState;
  readonly organisation: OrganisationState;
}

export type EntryCommand =
  | CommandOf<typeof recordEntry, EntryKnown>
  | CommandOf<typeof changeEntry, EntryKnown>
  | CommandOf<typeof correctEntry, EntryKnown & CorrectionKnown>
  | CommandOf<typeof retractEntry, Pick<EntryKnown, 'organisation'> & CorrectionKnown>;

/** One entry: what was said of it, its beginning and changes, each a fact of its own; and the units it has belonged to. */
export interface EntryStreamState {
  readonly chains: Chains;
  readonly units: ReadonlySet<string | null>;
}

export const entryDecider: Decider<EntryCommand, EntryEvent, EntryStreamState> = {
  initialState: () => ({ chains: new Map(), units: new Set() }),

  evolve: ({ chains, units }, event) => {
    switch (event.type) {
      case 'EntryRecorded':
        return { chains: begun(chains, event), units: new Set([event.data.unit]) };
      case 'EntryChanged':
        return { chains: begun(chains, event), units: new Set([...units, event.data.unit]) };
      case 'EntryCorrected':
        return { chains: corrected(chains, event), units: new Set([...units, event.data.unit]) };
      case 'EntryRetracted':
        return { chains: retracted(chains, event), units };
      default:
        return unreachable(event);
    }
  },

  decide: (command, state) => {
    const { register, entry } = command.data;
    const stream = streams.entry(register, entry);
    switch (command.type) {
      case 'recordEntry': {
        if (exists(state)) throw alreadyExists('entry', `entry ${entry} of ${register}`, 'change it from a day, correct it, or choose another id');
        mustFit(command.data, command.known);
        return [event(EntryRecorded, dataOf(command.data), daysOf(command.data))];
      }
      case 'changeEntry': {
        if (!exists(state)) throw notFound('entry', `entry ${entry} of ${register}`, 'record it first');
        mustBelong(state, command.data.unit, command.known.organisation);
        mustFit(command.data, command.known);
        return [event(EntryChanged, dataOf(command.data), daysOf(command.data))];
      }
      case 'correctEntry': {
        const { corrects, ...said } = command.data;
        mustCount(state.chains, corrects, stream, command.known);
        mustBelong(state, said.unit, command.known.organisation);
        mustFit(said, command.known);
        return [event(EntryCorrected, dataOf(said), { ...daysOf(said), corrects })];
      }
      case 'retractEntry': {
        const { corrects, unit } = command.data;
        mustCount(state.chains, corrects, stream, command.known);
        mustBelong(state, unit, command.known.organisation);
        return [event(EntryRetracted, { register, entry }, { corrects })];
      }
      default:
        return unreachable(command);
    }
  },
};

export const entryStream: StreamType = { kind: 'entry', commands: [recordEntry, changeEntry, correctEntry, retractEntry], decider: entryDecider };

/** Whether anything said of the entry still counts. */
function exists({ chains }: EntryStreamState): boolean {
  return [...chains.values()].some((fact) => fact.current !== null);
}

/**
 * The caller's scope was checked against the unit that the command names, so that must be the entry's own, or one that carries it on after
 * a merger or split.
 */
function mustBelong({ units }: EntryStreamState, unit: string | null, organisation: OrganisationState): void {
  if (units.has(unit)) return;
  const own = [...units];
  if (unit !== null && own.some((earlier) => earlier !== null && carriesOn(organisation, earlier, unit))) return;
  throw invalid('unit', `${unit ?? 'null'} is not the unit of this entry`, `give ${own.map((u) => u ?? 'null (the whole organisation)').join(' or ')}`);
}

/** Whether `unit` is what `earlier` became, by one or more mergers and splits. */
function carriesOn(organisation: OrganisationState, earlier: string, unit: string): boolean {
  const into = organisation.units.get(earlier)?.into ?? [];
  return into.some((next) => next === unit || carriesOn(organisation, next, unit));
}

/** Holds what is said against the register's states and the unit's life. @throws Refused */
function mustFit(said: EntrySaid, known: EntryKnown): void {
  const { states } = known.register;
  if (states === null) throw notFound('register', `register ${said.register}`, 'define it first, or choose one that is listed under registers');
  if (!states.includes(said.state)) throw invalid('state', `${said.state} is no state of ${said.register}`, `it has ${states.join(', ')}`);
  period(said.from, said.to, 'from');
  if (said.unit !== null) mustBeOpen(known.organisation, said.unit, said.from, 'unit');
}

function daysOf(said: EntrySaid) {
  return { validFrom: said.from, validTo: said.to };
}

function dataOf({ from: _from, to: _to, ...data }: EntrySaid): EntryData {
  return data;
}

import { alreadyExists, Broken, invalid, notFound, parseTimeZone, unreachable } from '#kernel';
import { type CommandOf, type Decider, event, type EventOf, type StreamType } from '../event/index.js';
import { type adoptRules, ledgerCommands, type openLedger } from './commands.js';
import { type LedgerEvent, LedgerOpened, LedgerRenamed, RulesAdopted, TimeZoneChanged } from './events.js';

/** The versions of the rules that this code can follow, oldest first, as the goal types list them. */
export interface KnownRules {
  readonly rulesKnown: readonly string[];
}

export type LedgerCommand =
  | CommandOf<typeof openLedger | typeof adoptRules, KnownRules>
  | CommandOf<Exclude<(typeof ledgerCommands)[number], typeof openLedger | typeof adoptRules>>;

/** What the ledger says of itself now; null before it was opened. */
export type LedgerState = EventOf<typeof LedgerOpened>['data'] | null;

/** Decides on the ledger itself. Its changes hold from when they are recorded: they concern what was known, not what was the case. */
export const ledgerDecider: Decider<LedgerCommand, LedgerEvent, LedgerState> = {
  initialState: () => null,
  evolve: (state, stored) => {
    if (stored.type === 'LedgerOpened') return stored.data;
    if (state === null) throw new Broken(`${stored.type} comes before the ledger was opened`);
    switch (stored.type) {
      case 'LedgerRenamed':
      case 'TimeZoneChanged':
      case 'RulesAdopted':
        return { ...state, ...stored.data };
      default:
        return unreachable(stored);
    }
  },
  decide: (command, state) => {
    if (command.type === 'openLedger') {
      if (state !== null) throw alreadyExists('ledger', `the ledger ${state.ledger}`, 'open another one in a folder of its own');
      mustBeKnown(command.data.rules, command.known.rulesKnown);
      return [event(LedgerOpened, { ...command.data, timeZone: parseTimeZone(command.data.timeZone), format: 1 })];
    }
    if (state === null) throw notFound('ledger', 'the ledger', 'open it first');
    switch (command.type) {
      case 'renameLedger':
        mustDiffer('title', state.title, command.data.title);
        return [event(LedgerRenamed, command.data)];
      case 'changeTimeZone': {
        const timeZone = parseTimeZone(command.data.timeZone);
        mustDiffer('timeZone', state.timeZone, timeZone);
        return [event(TimeZoneChanged, { timeZone })];
      }
      case 'adoptRules':
        mustBeKnown(command.data.rules, command.known.rulesKnown);
        mustBeLater(command.data.rules, state.rules, command.known.rulesKnown);
        return [event(RulesAdopted, command.data)];
      default:
        return unreachable(command);
    }
  },
};

export const ledgerStream: StreamType = { kind: 'ledger', commands: ledgerCommands, decider: ledgerDecider };

function mustDiffer(field: string, now: string, wanted: string): void {
  if (now === wanted) throw invalid(field, `it is ${now} already`, 'give another one, or leave it');
}

function mustBeKnown(rules: string, known: readonly string[]): void {
  if (!known.includes(rules)) throw invalid('rules', `there is no version ${rules} of the rules`, `name one of ${known.join(', ')}`);
}

function mustBeLater(rules: string, inForce: string, known: readonly string[]): void {
  const later = known.slice(known.indexOf(inForce) + 1);
  if (later.includes(rules)) return;
  const remedy = later.length === 0 ? `${inForce} is the latest; there is none to adopt` : `adopt a later one: ${later.join(', ')}`;
  throw invalid('rules', `version ${inForce} is in force, and ${rules} is not later`, remedy);
}

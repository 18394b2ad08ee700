import { alreadyExists, Broken, invalid, notFound, parseTimeZone, unreachable } from '#kernel';
import { type CommandOf, type Decider, event, type EventOf, type StreamType } from '../event/index.js';
import { ledgerCommands } from './commands.js';
import { type LedgerEvent, LedgerOpened, LedgerRenamed, RulesAdopted, TimeZoneChanged } from './events.js';

export type LedgerCommand = CommandOf<(typeof ledgerCommands)[number]>;

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
        mustDiffer('rules', state.rules, command.data.rules);
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

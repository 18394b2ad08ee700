import { alreadyExists, Broken, type CalendarDate, invalid, notFound, parseTimeZone, unreachable } from '#kernel';
import { type CommandOf, type Decider, event, type StreamType } from '../event/index.js';
import { type adoptRules, ledgerCommands, type openLedger } from './commands.js';
import {
  ClockConfirmed,
  DisclosureSet,
  type LedgerEvent,
  LedgerOpened,
  LedgerRenamed,
  LogClosed,
  OriginChanged,
  RulesAdopted,
  SigningKeyAdopted,
  SigningKeyRotated,
  TimeZoneChanged,
} from './events.js';
import { mustBeKeyOf, mustBeNewOrigin, mustHaveKey, mustReplace } from './key-rules.js';
import { DEFAULT_THRESHOLD, type LedgerState, mustTake, type OpenedLedger, signingKey } from './state.js';

/** The versions of the rules that this code can follow, oldest first, as the goal types list them. */
export interface KnownRules {
  readonly rulesKnown: readonly string[];
}

export type LedgerCommand =
  | CommandOf<typeof openLedger | typeof adoptRules, KnownRules>
  | CommandOf<Exclude<(typeof ledgerCommands)[number], typeof openLedger | typeof adoptRules>>;

/** Decides on the ledger itself. Its changes hold from when they are recorded: they concern what was known, not what was the case. */
export const ledgerDecider: Decider<LedgerCommand, LedgerEvent, LedgerState> = {
  initialState: () => null,
  evolve: (state, stored) => {
    if (stored.type === 'LedgerOpened') return { ...stored.data, keys: [], closed: null, threshold: DEFAULT_THRESHOLD };
    if (state === null) throw new Broken(`${stored.type} comes before the ledger was opened`);
    switch (stored.type) {
      case 'LedgerRenamed':
      case 'TimeZoneChanged':
      case 'RulesAdopted':
      case 'DisclosureSet':
        return { ...state, ...stored.data };
      case 'ClockConfirmed':
        return state;
      case 'SigningKeyAdopted':
      case 'SigningKeyRotated':
        return withKey(state, stored.data.vkey, dayOf(stored));
      case 'LogClosed':
        return { ...state, closed: { on: dayOf(stored), because: stored.data.because } };
      case 'OriginChanged': {
        const { origin, vkey } = stored.data;
        return withKey({ ...state, origin, closed: null, keys: ended(state, dayOf(stored)) }, vkey, dayOf(stored));
      }
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
    mustTake(command.type, state);
    const when = { validFrom: command.today };
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
      case 'setDisclosure':
        if (command.data.threshold === state.threshold) throw invalid('threshold', `it is ${state.threshold} already`, 'give another one, or leave it');
        return [event(DisclosureSet, command.data)];
      case 'confirmClock':
        mustBeToday(command.data.on, command.today);
        return [event(ClockConfirmed, command.data)];
      case 'adoptSigningKey':
        if (signingKey(state) !== null) throw alreadyExists('vkey', `a signing key of ${state.origin}`, 'rotate it with `fremdrift key rotate`');
        mustBeKeyOf(command.data.vkey, state.origin);
        return [event(SigningKeyAdopted, command.data, when)];
      case 'rotateSigningKey':
        mustReplace(command.data, state);
        return [event(SigningKeyRotated, command.data, when)];
      case 'closeLog':
        mustHaveKey(state);
        return [event(LogClosed, command.data, when)];
      case 'changeOrigin':
        mustBeNewOrigin(command.data, state);
        return [event(OriginChanged, command.data, when)];
      default:
        return unreachable(command);
    }
  },
};

export const ledgerStream: StreamType = { kind: 'ledger', commands: ledgerCommands, decider: ledgerDecider };

/** The key takes over from the one in force. */
function withKey(state: OpenedLedger, vkey: string, from: CalendarDate): OpenedLedger {
  return { ...state, keys: [...ended(state, from), { origin: state.origin, vkey, from, to: null }] };
}

function ended({ keys }: OpenedLedger, to: CalendarDate): OpenedLedger['keys'] {
  return keys.map((key) => (key.to === null ? { ...key, to } : key));
}

function dayOf({ type, validFrom }: LedgerEvent): CalendarDate {
  if (validFrom === null) throw new Broken(`${type} has no day from which it holds`);
  return validFrom;
}

/** Whoever confirms a clock has looked at another one. */
function mustBeToday(on: CalendarDate, today: CalendarDate): void {
  if (on !== today) throw invalid('on', `the clock says ${today}, not ${on}`, 'set the clock of the machine right, or give the day that it is');
}

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

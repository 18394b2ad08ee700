import { addDays, Broken, type CalendarDate, ManualClock, microsOf, parseInstant } from '#kernel';
import { MemoryEventStore, type EventStore } from '#event-store';
import { holderOfTheFiles, type Caller } from '../../authority/index.js';
import { MemoryVault } from '../../vault/testing/memory-vault.js';
import { keyedHash } from '../../codec/index.js';
import type { Vault } from '../../vault/index.js';
import {
  CommandRunner,
  Decisions,
  FoldedStreams,
  LedgerCalendar,
  NO_RENDERER,
  NO_SIGNER,
  type ExecuteRequest,
  type KeyWork,
  type Knowledge,
  type ReportWork,
} from '../index.js';

export const recorder: Caller = { actor: 'actor-recorder', role: 'recorder', unit: null, audience: 'inside', grant: 'g-recorder' };
export const planner: Caller = { actor: 'actor-planner', role: 'planner', unit: null, audience: 'inside', grant: 'g-planner' };

/** Read models that know nothing, and so object to nothing. */
export const unknowing: Knowledge = {
  statementsElsewhere: () => Promise.resolve({}),
  isAdopted: () => Promise.resolve(true),
  forecast: () => Promise.resolve('judged'),
  factsOfDelivery: () => {
    throw new Broken('nobody should ask');
  },
};

/** The one evidence file there is. */
export const FILE = `sha256:${'a'.repeat(64)}`;
const evidence = { has: async (hashes: readonly string[]) => new Set(hashes.filter((hash) => hash === FILE)) };

/** A runner over any store and vault, on 1 February 2023 at noon in Oslo; a second one over the same two is a restart. */
export async function runnerOver(
  store: EventStore,
  vault: Vault,
  knowledge: Knowledge = unknowing,
  keysOver: (streams: FoldedStreams) => KeyWork = () => NO_SIGNER,
  reports: ReportWork = NO_RENDERER,
) {
  const clock = new ManualClock(microsOf(parseInstant('2023-02-01T11:00:00Z')));
  const streams = new FoldedStreams(store);
  const calendar = new LedgerCalendar(streams, clock);
  const keys = keysOver(streams);
  const decisions = new Decisions({ reader: store, streams, knowledge, hash: keyedHash(await vault.secret()), calendar, evidence, vault, keys, reports });
  return { runner: new CommandRunner({ store, vault, streams, decisions, erase: async () => {}, keys }), decisions, streams, clock, calendar };
}

/** What stands before every test: a ledger (unless it is opened already), three units (root, and two clubs below it), a stock called `members`. */
export async function furnish(runner: CommandRunner, ledger: 'unopened' | 'opened' = 'unopened'): Promise<void> {
  const self = holderOfTheFiles('actor-system');
  const requests: ExecuteRequest[] = [
    {
      name: 'openLedger',
      data: { ledger: 'test', origin: 'test.example/ledger', title: 'Test', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: true },
      caller: self,
    },
    {
      name: 'establishUnits',
      data: {
        units: [
          { unit: 'union', kind: 'union', name: 'Union', parent: null, from: '2020-01-01' },
          { unit: 'club-1', kind: 'club', name: 'Club 1', parent: 'union', from: '2020-01-01' },
          { unit: 'club-2', kind: 'club', name: 'Club 2', parent: 'union', from: '2020-01-01' },
        ],
      },
      caller: self,
      expected: 'none',
    },
    {
      name: 'defineMeasure',
      data: { measure: 'members', title: 'Members', kind: 'count', quantity: 'stock', unitOfMeasure: 'members', definition: 'All who pay', from: '2020-01-01' },
      caller: planner,
    },
  ];
  for (const request of ledger === 'opened' ? requests.slice(1) : requests) await runner.execute(request);
}

/** A request's other parts, and other fields of its data. */
export type More = Partial<ExecuteRequest> & { readonly with?: object };

/** The day on which a number is counted in tests: each number has its own, from the first day of the measure. */
export function dayOf(value: number): CalendarDate {
  return addDays('2020-01-01' as CalendarDate, value);
}

/** A measurement of club 1 on the day of its number, unless said otherwise. */
export function measuring(value: number, more: More = {}): ExecuteRequest {
  const { with: extra, ...rest } = more;
  return { name: 'recordMeasurement', data: { measure: 'members', unit: 'club-1', on: dayOf(value), value, ...extra }, caller: recorder, ...rest };
}

export function memory() {
  return { store: new MemoryEventStore(), vault: new MemoryVault() };
}

import { Broken, notFound, Refused, systemClock, type Clock, type Heartbeats, type Micros, makeFolder } from '#kernel';
import { streams, type LedgerState, type Payload } from '#domain';
import { MOST_AHEAD, type EventStore } from '#event-store';
import { Access, type IssuedToken } from '../access/index.js';
import { holderOfTheFiles, type Caller } from '../authority/index.js';
import { firstWithoutKey, keyedHash } from '../codec/index.js';
import { CommandRunner, Decisions, FoldedStreams, LedgerCalendar, NO_RENDERER, type Knowledge, type ReportWork } from '../commands/index.js';
import { reachBackups } from '../backup/reach.js';
import { mayHoldLog, mayHoldVault, openLog, openVault } from '../engines/index.js';
import { Eraser, ErasuresOnRecord, takenOnRecord } from '../erasure/index.js';
import { FolderEvidenceStore, type EvidenceStore } from '../evidence/index.js';
import { Ingestion } from '../ingest/index.js';
import { LogKeys } from '../keys/index.js';
import { LedgerPublishing, type PublishingOptions } from '../publishing/index.js';
import type { Vault } from '../vault/index.js';
import { beginLedger, mustBeNobodys, type NewLedger } from './begin-ledger.js';
import { mustBeAsSigned } from './as-signed.js';
import { isSample } from './is-sample.js';
import { layoutOf, type Elsewhere, type Layout } from './layout.js';
import { mustReachReadModels } from './reach-read-models.js';

/** What the ledger says of itself now. */
export type LedgerSettings = NonNullable<LedgerState>;

export interface OpenOptions extends Elsewhere {
  /** Where "now" comes from, for recording times as well; default the machine's clock. Loading samples brings its own. */
  readonly clock?: Clock;
  /** How far the clock may be ahead of the last event. Default {@link MOST_AHEAD} for the machine's own, unbounded for one that is brought, and for samples, which end years ago. */
  readonly mostAhead?: Micros;
  /** Makes the ledger when the folder holds none; without it that is refused. */
  readonly create?: NewLedger;
  /** Answers from the read models; without it, what only they know is not checked. */
  readonly knowledge?: Knowledge;
  /** What renders reports; without it none is published here. */
  readonly reports?: ReportWork;
  /** How it is published, once it has a key. */
  readonly publishing?: PublishingOptions;
  /** False only for what mends a ledger that is not as it was signed: then it is compared neither with its checkpoints nor with its read models. */
  readonly asSigned?: boolean;
  /** Where what runs for long shows that it gets on. */
  readonly heartbeats?: Heartbeats;
  /** Told what takes long while it is opened. */
  readonly tell?: (line: string) => void;
}

/** An embedded ledger opened for writing, by the one process that may. */
export interface Ledger {
  readonly layout: Layout;
  readonly store: EventStore;
  readonly vault: Vault;
  readonly evidence: EvidenceStore;
  readonly runner: CommandRunner;
  readonly ingestion: Ingestion;
  readonly access: Access;
  readonly calendar: LedgerCalendar;
  readonly publishing: LedgerPublishing;
  readonly keys: LogKeys;
  /** The ledger itself, or whoever holds its files: acts as admin on no grant. */
  readonly self: Caller;
  /** The first administrator's token, when this opening gave the first grant: shown once, kept nowhere. */
  readonly firstToken: IssuedToken | null;
  settings(): Promise<LedgerSettings>;
  /** Begins to take out of the backups what was taken from the ledger; {@link close} waits for it. */
  reachBackups(): void;
  /** Finishes what was accepted, then closes. */
  close(): Promise<void>;
}

const NO_KNOWLEDGE: Knowledge = {
  statementsElsewhere: () => Promise.resolve({}),
  isAdopted: () => Promise.resolve(true),
  forecast: (goal) => {
    throw notFound('goal', `the forecast of ${goal}`, 'publish it where the read models are at hand');
  },
  factsOfDelivery: (delivery) => {
    throw notFound('delivery', `the delivery ${delivery}`, 'retract it where the read models are at hand');
  },
};

/**
 * Opens the ledger in a data folder, and makes one there when `create` says what it is; then a ledger that nobody may administer yet gets
 * its first administrator, whose token the caller is to show.
 * @throws Refused `not-found` when there is none to open; `unavailable` when the folder can't be used, another server has it, or log and
 * vault do not belong together, or the log is not what was signed, or ends before its read models; `invalid` for settings that make no ledger
 */
export async function openLedger(root: string, options: OpenOptions = {}): Promise<Ledger> {
  const layout = layoutOf(root, options);
  if (options.create === undefined && !mayHoldLog(layout)) throw noLedger(root);
  makeFolder(root);
  const clock = options.clock ?? systemClock;
  const store = await openLog(layout, {
    clock,
    mostAhead: options.mostAhead ?? (options.clock === undefined && (await isSample(layout)) !== true ? MOST_AHEAD : Number.POSITIVE_INFINITY),
    ...(options.heartbeats !== undefined && { heartbeats: options.heartbeats }),
  });
  try {
    await mustHaveItsVault(store, layout);
    if (options.asSigned !== false) {
      await mustBeAsSigned(store, layout, options.create?.origin ?? null, options.tell ?? (() => undefined));
      await mustReachReadModels(store, layout);
    }
    return await assemble(layout, store, await openVault(layout), clock, options);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function assemble(
  layout: Layout,
  store: EventStore,
  vault: Vault,
  clock: Clock,
  { create, publishing: how, knowledge = NO_KNOWLEDGE, reports = NO_RENDERER }: OpenOptions,
): Promise<Ledger> {
  try {
    const folded = new FoldedStreams(store);
    const calendar = new LedgerCalendar(folded, clock);
    const evidence = new FolderEvidenceStore(layout.evidence, vault);
    const publishing = new LedgerPublishing(layout, how);
    const keys = new LogKeys({ streams: folded, log: store, signing: () => publishing.signing() });
    const decisions = new Decisions({
      reader: store,
      streams: folded,
      knowledge,
      hash: keyedHash(await vault.secret()),
      calendar,
      evidence,
      vault,
      keys,
      reports,
    });
    const erasures = new ErasuresOnRecord(store);
    const eraser = new Eraser(erasures, { vault, evidence }, async () =>
      reachBackups(layout.root, (await settings()).ledger, await takenOnRecord(store, erasures)),
    );
    const runner = new CommandRunner({ store, vault, streams: folded, decisions, erase: () => eraser.carryOut(), keys });
    const ingestion = new Ingestion({ runner, decisions, reader: store, knowledge });
    const access = new Access({ runner, streams: folded, vault, calendar });
    const settings = async (): Promise<LedgerSettings> => mustBeOpened((await folded.load(streams.ledger())).state as LedgerState);

    await eraser.open();
    if ((await store.head()).seq === -1) {
      await mustBeNobodys(vault);
      if (create === undefined) throw noLedger(layout.root);
      await beginLedger(create, runner, vault);
    }
    await mustBelongTogether((await settings()).ledger, store, vault, layout);
    const self = holderOfTheFiles(await whoOpened(store));
    const isNobodys = create !== undefined && (await folded.load(streams.access())).revision === -1;
    const firstToken = isNobodys ? await access.create(self, FIRST_ADMIN) : null;
    const close = async (): Promise<void> => {
      await publishing.close();
      await eraser.close();
      await store.close();
      await vault.close();
    };
    const reachAll = () => eraser.reachBackups();
    return { layout, store, vault, evidence, runner, ingestion, access, calendar, publishing, keys, self, firstToken, settings, reachBackups: reachAll, close };
  } catch (error) {
    await vault.close();
    throw error;
  }
}

/** Events at the end of the log whose keys are looked for on opening. */
const LATEST = 1000;

const FIRST_ADMIN = {
  for: { name: 'Administrator', contact: null },
  role: 'admin',
  unit: null,
  audience: 'inside',
  expiresOn: null,
  label: 'first administrator',
} as const;

/** A log with more than its opening, beside no vault, has lost it; an empty one would be made in silence. */
async function mustHaveItsVault(store: EventStore, layout: Layout): Promise<void> {
  if (mayHoldVault(layout) || (await store.head()).seq < 1) return;
  throw apart(`${layout.root} holds a ledger without its vault`, layout);
}

/** @throws Refused `unavailable` unless the vault is this ledger's; a vault that was not claimed when the ledger was begun is claimed now */
async function mustBelongTogether(ledger: string, store: EventStore, vault: Vault, layout: Layout): Promise<void> {
  const owner = await vault.ledger();
  if (owner === ledger) return mustHoldLatestKeys(store, vault, layout);
  if (owner !== null) throw apart(`the log is of the ledger ${ledger}, the vault of ${owner}`, layout);
  if ((await store.head()).seq > 0) throw apart(`the vault of the ledger ${ledger} is new and empty`, layout);
  await vault.claim(ledger);
}

/** A key is in the vault before its event is in the log: one that is not there was lost with a newer vault. */
async function mustHoldLatestKeys(store: EventStore, vault: Vault, layout: Layout): Promise<void> {
  const { seq } = await store.head();
  const without = await firstWithoutKey(await store.readAll(Math.max(seq - LATEST, -1), LATEST), vault);
  if (without !== null) throw apart(`the vault is older than the log: it has no key for a sealed field of event ${without}`, layout);
}

/** The pseudonym of the ledger itself: who opened it. */
async function whoOpened(store: EventStore): Promise<string> {
  const [opened] = await store.readAll(-1, 1);
  if (opened === undefined) throw new Broken('the ledger has no first event');
  return (JSON.parse(opened.payload) as Payload).actor;
}

function mustBeOpened(state: LedgerState): LedgerSettings {
  if (state === null) throw new Broken('the log does not begin with the opening of a ledger');
  return state;
}

function noLedger(root: string): Refused {
  return notFound('FREMDRIFT_DATA', `a ledger in ${root}`, 'name the folder of a ledger, or make one with `npm start`');
}

function apart(problem: string, { engines }: Layout): Refused {
  const inFile = 'put ledger.db and the vault.db that was backed up with it side by side; if the vault was moved to PostgreSQL, set POSTGRES_URL';
  const inPostgres =
    'name the database and the FREMDRIFT_TENANT that hold its vault, or restore that from its backup; a vault that still lies in vault.db is moved by `fremdrift migrate`';
  const issue = engines.postgres === null ? { field: 'vault.db', problem, remedy: inFile } : { field: 'POSTGRES_URL', problem, remedy: inPostgres };
  return new Refused('unavailable', problem, [issue]);
}

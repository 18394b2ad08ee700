import { existsSync } from 'node:fs';
import { Broken, invalid, notFound, Refused } from '#kernel';
import { openSqliteStore, type EventStore } from '#event-store';
import {
  entriesIn,
  keysAt,
  nodeDisk,
  openArchive,
  openSource,
  readPackageCheckpoint,
  readPackageManifest,
  rootOfLog,
  verifyPackage,
  type PackageManifest,
  type PackageSource,
} from '#publishing';
import type { NoteVerifier } from '#transparency';
import { sealedTextsIn } from '../codec/index.js';
import { carryOut, ErasuresOnRecord } from '../erasure/index.js';
import { FolderEvidenceStore } from '../evidence/index.js';
import type { Layout } from '../ledger/layout.js';
import { appendExactly, exactEvent, inAppends, type ExactEvent } from '../moving/index.js';
import { keyEventsOf } from '../package/index.js';
import { openSqliteVault, type Vault } from '../vault/index.js';

/** What a refill came to. */
export interface Refilled {
  readonly origin: string;
  /** Events there were before, and are now. */
  readonly from: number;
  readonly to: number;
  /** Sealed texts that can't be read any more: their keys were in the lost part of the vault. */
  readonly lost: number;
}

export interface RefillOptions {
  /** Keys of the log that the operator knows by another way than the package; beside those that the ledger holds. */
  readonly keys?: readonly NoteVerifier[];
  readonly onProgress?: (done: number, total: number) => void;
}

const PAGE = 1000;

/**
 * Brings a restored ledger up to a signed checkpoint from an auditor's package: the events that are missing at its end are appended with the
 * bytes, times and ordinals they had, so that the tree has the root that was signed. Texts whose keys were lost with the vault read `[lost]`.
 * May be repeated after it was cut short. Nothing is appended unless the whole package holds, the ledger is the beginning of it, and what is
 * missing is whole in it.
 * @throws Refused naming the package (`invalid`) or the ledger (`conflict`, `not-found`, `unavailable`)
 */
export async function refill(layout: Layout, path: string, { keys = [], onProgress = () => {} }: RefillOptions = {}): Promise<Refilled> {
  if (!existsSync(layout.log) || !existsSync(layout.vault))
    throw notFound('--data', `a restored ledger in ${layout.root}`, 'restore a backup first, then refill it');
  const source = await openSource(path);
  try {
    const store = await openSqliteStore(layout.log);
    try {
      const vault = openSqliteVault(layout.vault);
      try {
        return await fill({ layout, path, source, store, vault, keys, onProgress });
      } finally {
        await vault.close();
      }
    } finally {
      await store.close();
    }
  } finally {
    await source.close();
  }
}

interface Refilling {
  readonly layout: Layout;
  readonly path: string;
  readonly source: PackageSource;
  readonly store: EventStore;
  readonly vault: Vault;
  readonly keys: readonly NoteVerifier[];
  readonly onProgress: (done: number, total: number) => void;
}

async function fill(refilling: Refilling): Promise<Refilled> {
  const { layout, source, store, vault, onProgress } = refilling;
  await mustHold(refilling);
  const manifest = await readPackageManifest(source);
  const from = (await store.head()).seq + 1;
  await mustContinue(refilling, manifest, from);
  let done = from;
  let lost = 0;
  for await (const append of inAppends(missing(source, manifest, from), endsWithin)) {
    lost += await loseKeys(append, vault);
    await appendExactly(append, store, 'package');
    done += append.length;
    onProgress(done, manifest.size);
  }
  await mustHaveRoot(store, manifest);
  await keepCheckpoint(layout, manifest, await readPackageCheckpoint(source));
  await carryOut(await new ErasuresOnRecord(store).all(), { vault, evidence: new FolderEvidenceStore(layout.evidence, vault) });
  return { origin: manifest.origin, from, to: done, lost };
}

/**
 * By the keys that the ledger itself knows, or that the operator was given: a package vouches for no key of its own. Witnesses that were late with
 * its checkpoint hinder nothing: the log's own key stands for every event.
 */
async function mustHold({ source, store, path, keys }: Refilling): Promise<void> {
  const own = keysAt(await keyEventsOf(store), Number.MAX_SAFE_INTEGER).map(({ verifier }) => verifier);
  const trusted = [...own, ...keys];
  if (trusted.length === 0) throw invalid('--key', 'is missing: the restored ledger is from before it had a signing key', 'name the key, as you were given it');
  const { faults, faultsInAll, checks } = await verifyPackage(source, { trusted, earlier: null, policy: null, authorities: null, onProgress: () => {} });
  const late = faults.filter(({ kind }) => kind === 'quorumMissing').length;
  if (faultsInAll === late) return;
  const isKey = checks.some(({ check, state }) => check === 'key' && state === 'fails');
  const remedy = isKey
    ? 'name the key that signed it with --key, if it was rotated since'
    : `see what with \`fremdrift verify ${path}\`, and take another package`;
  throw invalid('package', `does not hold: ${faultsInAll - late} ${faultsInAll - late === 1 ? 'fault' : 'faults'}`, remedy);
}

/** Everything the ledger holds must be the package's beginning, and what it lacks must be whole there. */
async function mustContinue({ source, store }: Refilling, manifest: PackageManifest, size: number): Promise<void> {
  if (size > manifest.size)
    throw conflict(`the ledger holds ${size} events, and the package only ${manifest.size}`, 'nothing is missing; take a newer package');
  let page: readonly { readonly seq: number; readonly envelope: string }[] = [];
  let seq = -1;
  for await (const { envelope, disclosed } of entriesIn(source, manifest)) {
    seq += 1;
    if (seq >= size) {
      if (disclosed === null) throw invalid('package', `event ${seq} is there without its contents`, 'take a package that nothing was left out of');
      continue;
    }
    if (seq % PAGE === 0) page = await store.readLeaves(seq - 1, PAGE);
    if (page[seq % PAGE]?.envelope !== envelope.toString()) {
      throw conflict(`event ${seq} of the ledger is not the one in the package`, 'restore a backup that this package continues');
    }
  }
}

/** What the ledger lacks. */
async function* missing(source: PackageSource, manifest: PackageManifest, size: number): AsyncGenerator<ExactEvent> {
  let seq = -1;
  for await (const { envelope, disclosed } of entriesIn(source, manifest)) {
    seq += 1;
    if (seq >= size && disclosed !== null) yield exactEvent(seq, envelope.toString(), disclosed);
  }
}

function endsWithin(seq: number): Refused {
  return invalid('package', `it ends within an append, at event ${seq}`, 'take a package of a later checkpoint');
}

/** Before the events, as always: a key that the vault does not hold is lost, and noted as that. */
async function loseKeys(append: readonly ExactEvent[], vault: Vault): Promise<number> {
  const keys = append.flatMap(({ event }) => sealedTextsIn(JSON.parse(event.payload)).map(({ key, path }) => ({ id: key, of: event.id, path })));
  const held = await vault.sealingKeys(keys.map(({ id }) => id));
  const lost = keys.filter(({ id }) => !held.has(id));
  if (lost.length > 0) await vault.lose(lost);
  return lost.length;
}

async function mustHaveRoot(store: EventStore, { size, root }: PackageManifest): Promise<void> {
  const found = (await rootOfLog(store, size)).toString('base64');
  if (found !== root) throw new Broken(`the refilled log has the root ${found}, and ${root} was signed`);
}

/** The ledger is never again opened as older than what it was refilled to. */
async function keepCheckpoint({ checkpoints }: Layout, { origin, size }: PackageManifest, note: string): Promise<void> {
  const archive = openArchive(nodeDisk(checkpoints));
  await archive.begin(origin);
  const latest = await archive.latest(origin);
  if (latest === null || latest.size < size) await archive.keep(note);
}

function conflict(problem: string, remedy: string): Refused {
  return new Refused('conflict', problem, [{ field: 'package', problem, remedy }]);
}

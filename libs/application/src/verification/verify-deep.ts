import { Refused, systemClock, type Clock } from '#kernel';
import type { EventReader, StoredEvent } from '#event-store';
import {
  examineCosignatures,
  Findings,
  keysAt,
  LogExamination,
  nodeDisk,
  openArchive,
  TreeExamination,
  verificationOf,
  type CheckpointArchiveReader,
  type Examined,
  type KnownKeys,
  type TilesToExamine,
  type Verification,
} from '#publishing';
import { reconcileViews } from '#projections';
import { parsePolicy, TILE_WIDTH, verifierOf, type Checkpoint, type Policy } from '#transparency';
import { mayHoldVault, openLogReader, openReadModels, openVaultReader } from '../engines/index.js';
import { ErasuresOnRecord } from '../erasure/index.js';
import type { Layout } from '../ledger/index.js';
import { keyEventsOf } from '../package/index.js';
import { ReportFiles } from '../reports/files/index.js';
import type { VaultReader } from '../vault/index.js';
import { ArchivedLandmarks } from './checkpoints.js';
import { damageIn, examineDatabases } from './databases.js';
import { EvidenceExamination } from './evidence.js';
import { examineBundle, examineOlderPartials, publishedTiles, readingDisk, type PublishedDisks } from './published.js';
import { ReportsExamination } from './reports.js';
import { examineRow, rowsIn } from './rows.js';
import { SealedExamination } from './sealed.js';

/** What is being gone through. */
export type DeepPhase = 'log' | 'readModels';

export interface DeepOptions {
  /** Text of the policy of witnesses that the ledger is served with; null when there is none. */
  readonly policy?: string | null;
  /** Whether the read models are made anew and compared, which takes as long as a rebuild; default yes. */
  readonly readModels?: boolean;
  readonly clock?: Clock;
  readonly onProgress?: (phase: DeepPhase, done: number, total: number) => void;
  /** Called between steps, to let others have the machine. */
  readonly pause?: () => Promise<void>;
  readonly signal?: AbortSignal;
}

/** Everything an examination of a data folder goes by. */
interface Parts {
  readonly layout: Layout;
  readonly findings: Findings;
  readonly log: EventReader;
  readonly vault: VaultReader | null;
  readonly archive: CheckpointArchiveReader;
  readonly disks: PublishedDisks;
  readonly keys: KnownKeys;
  readonly policy: Policy | null;
  readonly options: Required<Omit<DeepOptions, 'policy' | 'signal'>>;
}

/**
 * Verifies everything in a data folder, also while a server runs: each row and what it says, the tree they make against every signed
 * checkpoint, tile and bundle, every sealed text, evidence file and published report, and the read models against the log. Nothing is changed. It goes on after
 * the first fault; memory is bounded by 256 events and one number a stream.
 * @throws the signal's reason when it is aborted
 */
export async function verifyDeep(layout: Layout, { policy = null, signal, ...given }: DeepOptions = {}): Promise<Verification> {
  const options = { readModels: true, clock: systemClock, onProgress: () => undefined, pause: () => Promise.resolve(), ...given };
  const pause = async (): Promise<void> => {
    signal?.throwIfAborted();
    await options.pause();
  };
  const findings = new Findings();
  const databases = examineDatabases([layout.log, layout.vault, layout.views], findings);
  // told below, whatever else is thrown first
  databases.catch(() => undefined);
  const log = await opened(layout.log, () => openLogReader(layout), findings);
  const vault = mayHoldVault(layout) ? await opened(layout.vault, () => openVaultReader(layout), findings) : null;
  let checkpoint: Checkpoint | null = null;
  try {
    if (log !== null) checkpoint = await examine({ layout, findings, log, vault, options: { ...options, pause } }, policy);
  } catch (error) {
    findings.fault('databases', 'databaseDamaged', { file: 'ledger.db', why: damageIn(error) });
  } finally {
    await vault?.close();
    await log?.close();
  }
  await databases;
  return verificationOf(findings, checkpoint);
}

async function opened<T>(path: string, open: () => T | Promise<T>, findings: Findings): Promise<T | null> {
  try {
    return await open();
  } catch (error) {
    findings.fault('databases', 'databaseDamaged', { file: path, why: damageIn(error) });
    return null;
  }
}

async function examine(given: Omit<Parts, 'archive' | 'disks' | 'keys' | 'policy'>, policyText: string | null): Promise<Checkpoint | null> {
  const { layout, log } = given;
  const policy = policyText === null ? null : parsePolicy(policyText);
  const keys = {
    log: keysAt(await keyEventsOf(log), Number.MAX_SAFE_INTEGER),
    witnesses: policy?.witnesses.map(({ vkey }) => verifierOf(vkey)) ?? [],
  };
  const parts: Parts = {
    ...given,
    keys,
    policy,
    archive: openArchive(nodeDisk(layout.checkpoints)),
    disks: { published: readingDisk(layout.published), inside: readingDisk(layout.inside) },
  };
  const latest = await examineLog(parts);
  if (parts.options.readModels) await examineReadModels(parts);
  return latest;
}

/** One pass over the log. @returns the latest checkpoint it was held to; null when none was signed */
async function examineLog(parts: Parts): Promise<Checkpoint | null> {
  const { log, findings, disks, keys, archive, options } = parts;
  const origin = keys.log.at(-1)?.verifier.name;
  // what is signed is in the log before it is: asked in this order, the log holds every checkpoint that is looked at
  const latest = origin === undefined ? null : await archive.latest(origin);
  const tiles = await publishedTiles(disks, keys, findings);
  const { seq: last } = await log.head();
  const landmarks = new ArchivedLandmarks(archive, keys, findings);
  const tree = await TreeExamination.begin(landmarks.upTo(latest?.size ?? 0), tiles, findings);
  const examination = new LogExamination(tree, findings);
  const besides = await examinationsBesides(parts);
  let lastPublished: readonly Buffer[] = [];
  for await (const rows of rowsIn(log, last, findings)) {
    const first = examination.counts.entries;
    const published = publishedOf(rows, first, tiles);
    const [examined] = await Promise.all([
      examination.add(rows.map((row) => row && { envelope: row.envelope, disclosed: row })),
      published === null ? null : examineBundle(disks, first, published, findings),
    ]);
    for (const one of examined) examineRow(rows[one.seq - first] as StoredEvent, one, findings);
    for (const besideOne of besides) await besideOne.add(examined);
    lastPublished = published ?? lastPublished;
    options.onProgress('log', examination.counts.entries, last + 1);
    await options.pause();
  }
  tree.finish();
  if (tiles.size % TILE_WIDTH > 0) await examineOlderPartials(disks, tree.partialTiles, lastPublished, findings);
  for (const besideOne of besides) await besideOne.finish();
  tell(parts, examination, tree, landmarks, tiles, latest);
  return latest;
}

/** The entries of a group as they are to lie in their bundle; null where they do not, or one of them is missing. */
function publishedOf(rows: readonly (StoredEvent | null)[], first: number, { size }: TilesToExamine): readonly Buffer[] | null {
  const entries = rows.slice(0, Math.max(0, size - first)).map((row) => row && Buffer.from(row.envelope));
  return entries.length === 0 || entries.includes(null) ? null : (entries as Buffer[]);
}

/** What else is asked of each event as it goes by. */
interface Beside {
  add(examined: readonly Examined[]): void | Promise<void>;
  finish(): void | Promise<void>;
}

async function examinationsBesides(parts: Parts): Promise<readonly Beside[]> {
  const { log, layout, findings, options } = parts;
  const reports = new ReportsExamination(new ReportFiles(layout.reports), log, findings);
  return [...(await examinationsOfSealed(parts)), { add: (examined) => reports.add(examined), finish: () => reports.finish(options.pause) }];
}

/** Without a vault nothing sealed can be opened, which is told. */
async function examinationsOfSealed({ vault, log, layout, findings, options }: Parts): Promise<readonly Beside[]> {
  if (vault === null) return [];
  for (const why of await vault.altered()) findings.fault('databases', 'databaseDamaged', { file: 'vault.db', why });
  const erasures = new ErasuresOnRecord(log);
  const { keys } = await erasures.things();
  const evidence = new EvidenceExamination(layout.evidence, vault, erasures, findings);
  return [new SealedExamination(vault, keys, findings), { add: (examined) => evidence.add(examined), finish: () => evidence.open(options.pause) }];
}

/** Where one of these fails, the log is no measure of the read models. */
const LOG_CHECKS = ['entries', 'order', 'payloads'] as const;

async function examineReadModels({ layout, log, findings, options }: Parts): Promise<void> {
  if (LOG_CHECKS.some((check) => findings.faultsOf(check) > 0)) {
    findings.notes('readModels', 'readModelsSkipped');
    return;
  }
  const views = openReadModels(layout);
  try {
    const { places, statuses } = await reconcileViews(views, log, options.clock, (done, total) => options.onProgress('readModels', done, total));
    for (const { place, due, found, different } of places) {
      if (different.length > 0) findings.fault('readModels', 'viewsDiffer', { table: place, said: found.count, found: due.count });
    }
    for (const goal of statuses) findings.fault('readModels', 'statusDiffers', { goal });
    findings.holds('readModels', 'readModelsHold', { tables: places.length, rows: places.reduce((sum, { found }) => sum + found.count, 0) });
  } catch (error) {
    if (error instanceof Refused && error.kind === 'not-yet') findings.notes('readModels', 'readModelsNone');
    else findings.fault('readModels', 'databaseDamaged', { file: 'views.db', why: damageIn(error) });
  } finally {
    await views.close();
  }
}

function tell(
  { findings, keys, policy }: Parts,
  log: LogExamination,
  tree: TreeExamination,
  landmarks: ArchivedLandmarks,
  tiles: TilesToExamine,
  latest: (Checkpoint & { readonly note: string }) | null,
): void {
  const { entries, disclosed, streams } = log.counts;
  const { stamps, elsewhere } = landmarks.counts;
  const key = keys.log.at(-1)?.verifier.vkey;
  if (key === undefined) findings.notes('key', 'keyNone');
  else findings.holds('key', 'keyOfLedger', { key });
  if (latest === null) findings.notes('checkpoints', 'checkpointsNone');
  else if (elsewhere > 0) findings.holds('checkpoints', 'checkpointsElsewhere', { count: tree.counts.landmarks, elsewhere });
  else findings.holds('checkpoints', 'checkpointsHold', { count: tree.counts.landmarks, size: latest.size });
  const unsigned = entries - (latest?.size ?? 0);
  if (unsigned > 0) findings.notes('entries', 'entriesUnsigned', { count: entries, unsigned });
  else if (findings.faultsOf('checkpoints') === 0) findings.holds('entries', 'entriesHold', { count: entries });
  findings.holds('order', 'orderHolds', { streams });
  findings.holds('payloads', 'payloadsHold', { count: disclosed });
  if (tiles.size === 0) findings.notes('tiles', 'tilesNone');
  else findings.holds('tiles', 'tilesHold', { count: tree.counts.tiles });
  if (latest !== null) examineCosignatures(policy, latest.note, findings);
  if (stamps === 0) findings.notes('timestamps', 'timestampsNone');
  else findings.holds('timestamps', 'timestampsKept', { count: stamps });
}

import { bundlesOf, tilePath, verifierOf, type NoteVerifier, type Policy } from '#transparency';
import {
  Findings,
  LogExamination,
  TreeExamination,
  verificationOf,
  type Examined,
  type Landmark,
  type TilesToExamine,
  type Verification,
} from '../examination/index.js';
import { checkedCheckpoint, landmarksIn, whyOf, type KnownKeys, type ReadCheckpoint } from './checkpoints.js';
import { examineCosignatures, policyIn, tellPolicy, type GivenPolicy } from './cosignatures.js';
import type { Earlier } from './earlier.js';
import { PackageEntries } from './entries.js';
import { jsonOrNull } from './json.js';
import { isKeyEvent, keysAt, keysText, parseKeys, type KeyEvent, type KeyRange } from './keys.js';
import { parseManifest, type PackageManifest } from './manifest.js';
import { belongs, checkpointPath, FILES, MOST_BYTES } from './paths.js';
import { readWhole, type PackageSource } from './source.js';
import { readmeText } from './readme.js';
import { examineStamps } from './stamps.js';

/** What the auditor brings along, and how to tell how far it has come. */
export interface VerifyOptions {
  /** Keys given by another way than the package. Without any, those in the package are taken, and that is said. */
  readonly trusted: readonly NoteVerifier[];
  /** A checkpoint kept from an earlier time. */
  readonly earlier: Earlier | null;
  /** The auditor's own policy of witnesses, which then counts for the package's; the keys of logs in it are given ones as well. */
  readonly policy: GivenPolicy | null;
  /** Certificates (PEM) of trusted time stamping authorities. */
  readonly authorities: string | null;
  readonly onProgress: (done: number, total: number) => void;
}

/** What must be there before anything can be compared. */
interface Opened {
  readonly manifest: PackageManifest;
  readonly keys: KnownKeys;
  readonly policy: Policy | null;
  readonly checkpoint: ReadCheckpoint;
}

/**
 * Verifies an auditor's package, offline, by itself: every file, signature, entry, fingerprint and payload. It goes on after the first
 * fault. Memory is bounded by 256 events and one number a stream, whatever the package says of itself.
 */
export async function verifyPackage(source: PackageSource, options: VerifyOptions): Promise<Verification> {
  const findings = new Findings();
  const opened = await open(source, options, findings);
  if (opened !== null) await examine(source, opened, options, findings);
  return verificationOf(findings, opened?.checkpoint ?? null);
}

async function open(source: PackageSource, { policy: given, earlier }: VerifyOptions, findings: Findings): Promise<Opened | null> {
  const manifest = await parsed(source, FILES.manifest, parseManifest, findings);
  const log = await parsed(source, FILES.keys, parseKeys, findings);
  const own = await policyIn(source, findings);
  const policy = given?.policy ?? own;
  tellPolicy(own, given, earlier, findings);
  const note = await parsed(source, FILES.checkpoint, (text) => text, findings);
  if (manifest === null || log === null || note === null) return null;
  const keys = { log, witnesses: policy?.witnesses.map(({ vkey }) => verifierOf(vkey)) ?? [] };
  const checkpoint = checkedCheckpoint(note, FILES.checkpoint, keys, findings);
  return checkpoint === null ? null : { manifest, keys, policy, checkpoint };
}

async function parsed<T>(source: PackageSource, file: string, parse: (text: string) => T, findings: Findings): Promise<T | null> {
  try {
    const bytes = await readWhole(source, file, MOST_BYTES.text);
    if (bytes !== null) return parse(bytes.toString());
    findings.fault('package', 'fileMissing', { file });
  } catch (error) {
    findings.fault('package', 'fileUnreadable', { file, why: whyOf(error) });
  }
  return null;
}

async function examine(source: PackageSource, opened: Opened, options: VerifyOptions, findings: Findings): Promise<void> {
  const { manifest, checkpoint, keys } = opened;
  await examineFiles(source, opened, findings);
  const trusted = [...options.trusted, ...(options.policy?.policy.logs ?? []).map(({ vkey }) => verifierOf(vkey))];
  examineKey(checkpoint, keys.log, trusted, findings);
  const earlier = earlierLandmark(opened, options.earlier, trusted, findings);
  const tiles = tilesIn(source, checkpoint.size, findings);
  const tree = await TreeExamination.begin(landmarksIn(source, checkpoint, keys, earlier, findings), tiles, findings);
  const log = new LogExamination(tree, findings);
  const entries = new PackageEntries(source, manifest.leftOut, findings);
  const keyEvents: (KeyEvent | null)[] = [];
  for (const bundle of bundlesOf(checkpoint.size)) {
    if (bundle.index >= source.paths.length) break; // a size that only says it is so large is not counted up to
    const examined = await log.add(await entries.of(bundle));
    keyEvents.push(...examined.flatMap(keyEventOf));
    options.onProgress(log.counts.entries, checkpoint.size);
  }
  await entries.finish();
  tree.finish();
  examineKeyEvents(keyEvents, opened, findings);
  tellEntries(log, tree, entries.withheld, opened, findings);
  examineCosignatures(opened.policy, checkpoint.note, findings);
  await examineStamps(source, options.authorities, findings);
}

async function examineFiles(source: PackageSource, { manifest, checkpoint, keys }: Opened, findings: Findings): Promise<void> {
  const { paths, twice } = source;
  const origins = keys.log.map(({ verifier }) => verifier.name);
  const found = { size: checkpoint.size, root: checkpoint.root.toString('base64'), origin: checkpoint.origin };
  for (const field of ['origin', 'size', 'root'] as const) {
    if (manifest[field] !== found[field]) findings.fault('package', 'manifestDiffers', { said: `${field} ${manifest[field]}`, found: String(found[field]) });
  }
  for (const file of twice) findings.fault('package', 'fileTwice', { file });
  for (const file of paths) if (!belongs(file, checkpoint.size, origins)) findings.fault('package', 'fileUnexpected', { file });
  const copy = checkpointPath(checkpoint.size);
  if (!paths.includes(copy)) findings.fault('package', 'fileMissing', { file: copy });
  const readme = await parsed(source, FILES.readme, (text) => text, findings);
  // words change from version to version, so that others are no fault, but whoever reads them is warned
  if (readme === readmeText(manifest)) findings.holds('package', 'packageComplete', { files: paths.length });
  else findings.notes('package', 'packageReadmeOther', { files: paths.length });
}

/** Everything hangs on the latest checkpoint: its tree holds every event, also those that name the keys of the others. */
function examineKey({ verified }: ReadCheckpoint, keys: readonly KeyRange[], trusted: readonly NoteVerifier[], findings: Findings): void {
  const signs = ({ name, id }: NoteVerifier): boolean => verified.some((signature) => signature.name === name && signature.id === id);
  const known = keys.map(({ verifier }) => verifier.vkey);
  if (trusted.length === 0) findings.notes('key', 'keyFromPackage', { key: known.at(-1) ?? '' });
  else if (trusted.some((key) => signs(key) && known.includes(key.vkey))) findings.holds('key', 'keyGiven');
  else findings.fault('key', 'keyNotYours');
}

function earlierLandmark({ checkpoint, keys }: Opened, earlier: Earlier | null, trusted: readonly NoteVerifier[], findings: Findings): Landmark | null {
  if (earlier === null) {
    findings.notes('earlier', 'earlierNone');
    return null;
  }
  const known = { ...keys, log: [...keys.log, ...trusted.map((verifier): KeyRange => ({ from: 0, to: null, verifier }))] };
  const kept = new Findings();
  const read = checkedCheckpoint(earlier.note, earlier.file, known, kept);
  for (const { kind, details } of kept.faults) findings.fault('earlier', kind, details);
  if (read === null || read.size === 0) return null;
  if (read.size > checkpoint.size) {
    findings.fault('earlier', 'earlierLarger', { size: read.size, entries: checkpoint.size });
    return null;
  }
  findings.holds('earlier', 'earlierHolds', { size: read.size });
  return { size: read.size, root: read.root, file: earlier.file, isEarlier: true };
}

function tilesIn(source: PackageSource, size: number, findings: Findings): TilesToExamine {
  return {
    size,
    read: async (tile) => {
      try {
        return await readWhole(source, tilePath(tile), MOST_BYTES.tile);
      } catch (error) {
        findings.fault('tiles', 'fileUnreadable', { file: tilePath(tile), why: whyOf(error) });
        return null;
      }
    },
  };
}

/** Null where its contents are withheld. */
function keyEventOf({ seq, envelope: { type }, payload }: Examined): readonly (KeyEvent | null)[] {
  if (!isKeyEvent(type)) return [];
  return [payload === null ? null : { seq, type, data: dataIn(payload) }];
}

function dataIn(payload: string): KeyEvent['data'] {
  const { data } = (jsonOrNull(payload) ?? {}) as { readonly data?: KeyEvent['data'] | null };
  return data ?? {};
}

/** What the file says of the keys must be what the log itself says, where those events may be seen. */
function examineKeyEvents(events: readonly (KeyEvent | null)[], { keys, checkpoint }: Opened, findings: Findings): void {
  const seen = events.filter((event) => event !== null);
  if (seen.length < events.length) return;
  try {
    const said = keysText(keysAt(seen, checkpoint.size));
    if (said !== keysText(keys.log)) findings.fault('key', 'keysDiffer', { why: said.split('\n').slice(1, -1).join(', ') });
  } catch (error) {
    findings.fault('key', 'keysDiffer', { why: whyOf(error) });
  }
}

function tellEntries(log: LogExamination, tree: TreeExamination, withheld: number, { manifest, checkpoint }: Opened, findings: Findings): void {
  const { entries, disclosed, streams, isWhole } = log.counts;
  const agrees = findings.faultsOf('checkpoints') === 0;
  if (agrees) {
    findings.holds('checkpoints', 'checkpointsHold', { count: tree.counts.landmarks, size: checkpoint.size });
    findings.holds('entries', 'entriesHold', { count: entries });
  }
  findings.holds('order', isWhole ? 'orderHolds' : 'orderCut', { streams });
  if (withheld === 0) findings.holds('payloads', 'payloadsHold', { count: disclosed });
  else findings.holds('payloads', 'payloadsWithheld', { count: disclosed, withheld, reason: manifest.leftOut?.reason ?? '' });
  findings.holds('tiles', 'tilesHold', { count: tree.counts.tiles });
}

import { invalid, nowOf, type Clock } from '#kernel';
import type { EventReader, StoredEvent } from '#event-store';
import { bundlePath, bundlesOf, leafHash, packBundle, TileEdge, tilePath, TILE_WIDTH, type Hash } from '#transparency';
import type { ArchivedCheckpoint, CheckpointArchiveReader } from '../archive/index.js';
import { keysAt, keysText, type KeyEvent, type KeyRange } from './keys.js';
import { eventLine } from './lines.js';
import { isLeftOut, manifestText, type LeftOut, type PackageManifest } from './manifest.js';
import { checkpointPath, earlierLogFolder, FILES, stampPath } from './paths.js';
import { readmeText } from './readme.js';
import type { PackageSink } from './sink.js';

/** Events read at a time: four bundles. */
const PAGE = 4 * TILE_WIDTH;

/** What a package is made of. */
export interface PackageContent {
  readonly reader: Pick<EventReader, 'readAll' | 'readLeaves'>;
  readonly archive: CheckpointArchiveReader;
  readonly ledger: string;
  /** The events by which the log says which keys are its own, in order. */
  readonly keyEvents: readonly KeyEvent[];
  /** The policy of witnesses (tlog-policy), as it is handed on; null when there is none. */
  readonly policy: string | null;
  /** Size of the checkpoint whose tree is exported; null for the latest. */
  readonly size: number | null;
  readonly leftOut: LeftOut | null;
  readonly clock: Clock;
  /** Leaves written so far, of so many: each goes by twice. */
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Writes the auditor's package of the tree of one signed checkpoint, from the files, also while a server runs. Memory is bounded by a page
 * of events. What is written is the same each time, but for the time in the manifest.
 * @throws Refused `not-found` when there is no such checkpoint; `unavailable` when the log is not what was signed
 */
export async function writePackage(content: PackageContent, sink: PackageSink): Promise<PackageManifest> {
  const checkpoint = await chosen(content);
  const { origin, size, root } = checkpoint;
  const keys = keysAt(content.keyEvents, size);
  const manifest: PackageManifest = {
    format: 1,
    origin,
    ledger: content.ledger,
    size,
    root: root.toString('base64'),
    madeAt: nowOf(content.clock),
    leftOut: content.leftOut,
  };
  await sink.write(FILES.readme, readmeText(manifest));
  await sink.write(FILES.manifest, manifestText(manifest));
  await sink.write(FILES.keys, keysText(keys));
  if (content.policy !== null) await sink.write(FILES.policy, content.policy);
  await sink.write(FILES.checkpoint, checkpoint.note);
  await writeCheckpoints(content.archive, checkpoint, keys, sink);
  await sink.write(FILES.events, lines(content, size));
  const found = await writeTiles(content, size, sink);
  if (!found.equals(root)) throw notWhatWasSigned(size);
  return manifest;
}

/** The origin is that of the log as it was at the size. */
async function chosen({ archive, keyEvents, size }: PackageContent): Promise<ArchivedCheckpoint> {
  const origin = keysAt(keyEvents, size ?? Number.MAX_SAFE_INTEGER).at(-1)?.verifier.name;
  if (origin === undefined)
    throw invalid('--audit', 'the ledger has no signing key, so nothing of it was ever signed', 'serve the ledger once: it gets a key, and signs');
  const found = size === null ? await archive.latest(origin) : await archive.covering(origin, size - 1);
  if (found !== null && (size === null || found.size === size)) return found;
  if (size === null) throw invalid('--audit', 'no checkpoint was signed yet', 'serve the ledger for some seconds: it signs by itself');
  const remedy = found === null ? 'give the size of one that was signed, or none for the latest' : `the next one that was signed is of ${found.size}`;
  throw invalid('--checkpoint', `no checkpoint of ${size} events was signed`, remedy);
}

async function writeCheckpoints(
  archive: CheckpointArchiveReader,
  { origin, size }: ArchivedCheckpoint,
  keys: readonly KeyRange[],
  sink: PackageSink,
): Promise<void> {
  for await (const each of archive.all(origin)) {
    if (each.size > size) break;
    if (each.size === 0) continue;
    await sink.write(checkpointPath(each.size), each.note);
    const stamp = await archive.timeStamp(origin, each.size);
    if (stamp !== null) await sink.write(stampPath(each.size), stamp);
  }
  const earlier = new Set(keys.map(({ verifier }) => verifier.name));
  earlier.delete(origin);
  for (const name of earlier) {
    for await (const each of archive.all(name)) await sink.write(earlierLogFolder(name) + each.size, each.note);
  }
}

/** @throws Refused `invalid` when nothing is left out by one of the names: whoever wrote it meant something that would be handed out */
async function* lines({ reader, leftOut, onProgress }: PackageContent, size: number): AsyncGenerator<Buffer> {
  const unmet = new Set(leftOut?.streams === 'all' ? [] : leftOut?.streams);
  for (let done = 0; done < size; ) {
    const page = await reader.readAll(done - 1, Math.min(PAGE, size - done));
    if (page.length === 0) throw notWhatWasSigned(size);
    yield Buffer.from(page.map((event) => lineOf(event, leftOut)).join(''));
    for (const name of unmet) if (page.some(({ stream }) => stream.startsWith(name))) unmet.delete(name);
    done += page.length;
    onProgress(done, size * 2);
  }
  for (const name of unmet) throw nothingLeftOut(name);
}

function lineOf({ seq, stream, salt, payload }: StoredEvent, leftOut: LeftOut | null): string {
  return eventLine({ seq, disclosed: isLeftOut(stream, leftOut) ? null : { salt, payload } });
}

/** @returns the root that the entries make */
async function writeTiles({ reader, onProgress }: PackageContent, size: number, sink: PackageSink): Promise<Hash> {
  const edge = TileEdge.empty();
  for (const bundle of bundlesOf(size)) {
    const leaves = await reader.readLeaves(bundle.index * TILE_WIDTH - 1, bundle.width);
    if (leaves.length < bundle.width) throw notWhatWasSigned(size);
    const entries = leaves.map(({ envelope }) => Buffer.from(envelope));
    await sink.write(bundlePath(bundle), packBundle(entries));
    for (const entry of entries) {
      for (const { tile, bytes } of edge.append(leafHash(entry))) await sink.write(tilePath(tile), bytes);
    }
    onProgress(size + edge.size, size * 2);
  }
  for (const { tile, bytes } of edge.partial()) await sink.write(tilePath(tile), bytes);
  return edge.root();
}

function nothingLeftOut(name: string): Error {
  const remedy = 'give the beginning of the names of streams, as the lines of `export` have them, such as access or measurements-members:';
  return invalid('--without-payloads', `no stream has a name that begins with ${JSON.stringify(name)}`, remedy);
}

function notWhatWasSigned(size: number): Error {
  return invalid(
    'ledger.db',
    `does not hold the ${size} events that were signed`,
    'run `fremdrift verify --deep` to see which event, and restore a copy that holds',
  );
}

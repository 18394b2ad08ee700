import { Broken, Refused } from '#kernel';
import type { EventReader, Leaf } from '#event-store';
import {
  bundlePath,
  checkConsistency,
  consistencyProof,
  leafHash,
  nodesInTiles,
  packBundle,
  rootAt,
  TILE_WIDTH,
  TileEdge,
  tilePath,
  type Hash,
  type TreeHead,
} from '#transparency';
import type { Disk, DiskFile } from '../disk/index.js';
import { tilesOn } from './tile-files.js';

/** Where a tree is written: hash tiles for anybody, bundles of entries for the organisation itself. */
export interface TreeDisks {
  readonly published: Disk;
  readonly inside: Disk;
}

type Leaves = Pick<EventReader, 'readLeaves'>;

/**
 * The tree of a log as files: takes leaves in at its right edge, and writes tiles and bundles as they fill, the partial ones when told to.
 * After an error it is to be thrown away and opened anew: what it holds may be ahead of what was written.
 */
export class TreeFiles {
  /** The tree as it was when the partial ones were written last. */
  #finished: TreeHead | null = null;

  private constructor(
    private readonly disks: TreeDisks,
    private readonly edge: TileEdge,
    /** The entries behind the last full bundle. */
    private entries: string[],
  ) {}

  /** A tree without leaves; what lies on the disks is written over. */
  static empty(disks: TreeDisks): TreeFiles {
    return new TreeFiles(disks, TileEdge.empty(), []);
  }

  /**
   * The tree of `size` leaves whose tiles lie on the disk, to be gone on with.
   * @throws Refused when tiles are missing or have another length than they must; `unavailable` when the log is shorter
   */
  static async open(size: number, disks: TreeDisks, log: Leaves): Promise<TreeFiles> {
    const edge = await TileEdge.open(size, tilesOn(disks.published));
    const inBundles = size - (size % TILE_WIDTH);
    const rest = size === inBundles ? [] : await log.readLeaves(inBundles - 1, size - inBundles);
    if (size > inBundles && rest.at(-1)?.seq !== size - 1) throw gap(`the log does not hold the ${size} entries that were signed over`);
    return new TreeFiles(
      disks,
      edge,
      rest.map(({ envelope }) => envelope),
    );
  }

  get size(): number {
    return this.edge.size;
  }

  root(): Hash {
    return this.edge.root();
  }

  /**
   * Takes in at most so many leaves of those that follow in the log; the tiles and bundles they fill are durable when it resolves. They are read a
   * tile's worth at a time, so that little is held at once, and written as a group.
   * @returns how many there were
   * @throws Refused `unavailable` for a gap in the log
   */
  async take(log: Leaves, most: number): Promise<number> {
    const [bundles, tiles]: [DiskFile[], DiskFile[]] = [[], []];
    let taken = 0;
    for (let asked = 0, read = 0; read === asked && taken < most; taken += read) {
      asked = Math.min(most - taken, TILE_WIDTH);
      const leaves = await log.readLeaves(this.size - 1, asked);
      for (const leaf of leaves) this.#add(leaf, bundles, tiles);
      read = leaves.length;
    }
    if (bundles.length > 0) await Promise.all([writeFull(this.disks.inside, bundles), writeFull(this.disks.published, tiles)]);
    return taken;
  }

  #add({ seq, envelope }: Leaf, bundles: DiskFile[], tiles: DiskFile[]): void {
    if (seq !== this.size) throw gap(`the log goes from seq ${this.size - 1} to ${seq}`);
    this.entries.push(envelope);
    for (const { tile, bytes } of this.edge.append(leafHash(envelope))) tiles.push({ path: tilePath(tile), bytes });
    if (this.entries.length < TILE_WIDTH) return;
    bundles.push({ path: bundlePath({ index: this.size / TILE_WIDTH - 1, width: TILE_WIDTH }), bytes: packBundle(this.entries) });
    this.entries = [];
  }

  /** Writes the partial tiles and the partial bundle, so that the whole tree of this size lies on the disks. */
  async finish(): Promise<void> {
    if (this.#finished?.size === this.size) return;
    if (this.entries.length > 0) {
      const bundle = { index: Math.floor(this.size / TILE_WIDTH), width: this.entries.length };
      await this.disks.inside.write([{ path: bundlePath(bundle), bytes: packBundle(this.entries) }]);
    }
    await this.disks.published.write(this.edge.partial().map(({ tile, bytes }) => ({ path: tilePath(tile), bytes })));
    this.#finished = { size: this.size, root: this.root() };
  }

  /** Takes away the partial files of smaller trees, which otherwise stay until the full one has come. */
  async removeNarrower(): Promise<void> {
    const bundle = { index: Math.floor(this.size / TILE_WIDTH), width: this.entries.length };
    await narrowerGone(this.disks.inside, (width) => bundlePath({ ...bundle, width }), bundle.width);
    for (const { tile } of this.edge.partial()) await narrowerGone(this.disks.published, (width) => tilePath({ ...tile, width }), tile.width);
  }

  /**
   * That the tree as it was last finished continues the one of `size` leaves (RFC 6962, section 2.1.2). It is held to the root, which does not
   * come from the tiles: whoever finds that it does not fit a root has another history before them, never a damaged tile.
   * @throws Refused `unavailable` when tiles are missing or damaged
   */
  async proofFrom(size: number): Promise<readonly Hash[]> {
    if (this.#finished === null) throw new Broken('a proof is asked for of a tree that was not finished');
    const read = nodesInTiles(this.#finished.size, tilesOn(this.disks.published));
    try {
      const proof = await consistencyProof(size, this.#finished.size, read);
      if (size > 0) checkConsistency({ from: { size, root: await rootAt(size, read) }, to: this.#finished, proof });
      return proof;
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      const problem = `a tile of hashes is missing or damaged (${cause.message})`;
      throw new Refused('unavailable', problem, [{ field: 'tile', problem, remedy: 'wait until it is made anew from the log' }], { cause });
    }
  }
}

/** What was partial and is full now is read from the full one. */
async function writeFull(disk: Disk, files: readonly DiskFile[]): Promise<void> {
  await disk.write(files);
  for (const { path } of files) await disk.remove(`${path}.p`);
}

async function narrowerGone(disk: Disk, pathOf: (width: number) => string, width: number): Promise<void> {
  for (const name of await disk.list(`${pathOf(TILE_WIDTH)}.p`)) if (Number(name) < width) await disk.remove(pathOf(Number(name)));
}

/**
 * Takes in what the log holds behind the tree, up to `size` leaves, a page at a time.
 * @returns whether the page was full: there may be more
 */
export async function takePage(files: TreeFiles, log: Leaves, size = Number.MAX_SAFE_INTEGER, most = LEAVES_A_PAGE): Promise<boolean> {
  const limit = Math.min(most, size - files.size);
  return limit > 0 && (await files.take(log, limit)) === limit;
}

function gap(problem: string): Refused {
  return new Refused('unavailable', problem, [{ field: 'ledger.db', problem, remedy: 'put back a whole copy of the log' }]);
}

/** Sixteen bundles and tiles at a time: enough to write them as a group, little enough that nothing waits for it. */
const LEAVES_A_PAGE = 16 * TILE_WIDTH;

/**
 * The root over the first `size` entries of the log, worked out from them alone; nothing is written.
 * @param onPage told of each page, for a long log takes long
 * @throws Refused `unavailable` when there are fewer
 */
export async function rootOfLog(log: Leaves, size: number, onPage: () => void = () => undefined): Promise<Hash> {
  const edge = TileEdge.empty();
  while (edge.size < size) {
    const page = await log.readLeaves(edge.size - 1, Math.min(LEAVES_A_PAGE, size - edge.size));
    if (page.length === 0 || page.at(-1)?.seq !== edge.size + page.length - 1) throw gap(`the log does not hold the ${size} entries that were signed over`);
    for (const { envelope } of page) edge.append(leafHash(envelope));
    onPage();
  }
  return edge.root();
}

/** Writes every tile and bundle of the first `size` entries of the log anew. */
export async function makeFiles(disks: TreeDisks, log: Leaves, size: number): Promise<void> {
  const files = TreeFiles.empty(disks);
  while (await takePage(files, log, size));
  await files.finish();
}

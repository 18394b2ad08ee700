import { tilePath, TileEdge, type Hash, type TileId } from '#transparency';
import type { EventRef, Findings } from './findings.js';

const HASH_BYTES = 32;

/** A root that somebody signed, or kept, for the tree at a size. */
export interface Landmark {
  readonly size: number;
  readonly root: Hash;
  /** Where it was read. */
  readonly file: string;
  /** Whether it is one the auditor brought along. */
  readonly isEarlier: boolean;
}

/** The tiles that are held against the entries: those of a tree of `size`. */
export interface TilesToExamine {
  readonly size: number;
  /** The tile's bytes; null when there is none. */
  read(tile: TileId): Promise<Buffer | null>;
}

/** A leaf whose entry and tile say different things; which of them was altered, the next root that was signed tells. */
interface Suspect {
  readonly event: EventRef;
  readonly tile: TileId;
}

type EdgeTiles = ReturnType<TileEdge['partial']>;

/** Tiles that leaves have completed: as the entries make them, and as the tiles below have it where the two differ. */
interface Completed {
  readonly byEntries: EdgeTiles;
  readonly byTiles: EdgeTiles;
}

/**
 * Rebuilds the tree from leaves as they come by, and compares it with every tile and with every landmark. Where a tile and an entry
 * differ, the tree goes on in two forms, with the one and with the other, until a signed root tells which of them was altered.
 */
export class TreeExamination {
  #main = TileEdge.empty();
  /** The tree as the tiles have it, since it began to differ from the entries. */
  #fork: TileEdge | null = null;
  #suspects: Suspect[] = [];
  /** Largest size whose signed root was found. */
  #agreed = 0;
  /** Landmarks since whose root is not that of the entries, the first of them kept. */
  #disagreed: { readonly first: Landmark; count: number } | null = null;
  #next: Landmark | null = null;
  #isLost = false;
  #partial: EdgeTiles = [];
  #compared = 0;
  #landmarks = 0;
  readonly #upcoming: AsyncIterator<Landmark>;

  private constructor(
    landmarks: AsyncIterable<Landmark>,
    private readonly tiles: TilesToExamine,
    private readonly findings: Findings,
  ) {
    this.#upcoming = landmarks[Symbol.asyncIterator]();
  }

  /** @param landmarks by size, from 1 */
  static async begin(landmarks: AsyncIterable<Landmark>, tiles: TilesToExamine, findings: Findings): Promise<TreeExamination> {
    const examination = new TreeExamination(landmarks, tiles, findings);
    await examination.#advance();
    return examination;
  }

  get size(): number {
    return this.#main.size;
  }

  root(): Hash {
    return this.#main.root();
  }

  /** Tiles that were compared, and roots that were found as signed. */
  get counts(): { readonly tiles: number; readonly landmarks: number } {
    return { tiles: this.#compared, landmarks: this.#landmarks };
  }

  /** Adds the leaves of one tile: 256, or the last of them. A null one is of an entry that is missing. */
  async add(leaves: readonly (Hash | null)[], eventAt: (seq: number) => EventRef): Promise<void> {
    if (this.#isLost) return;
    const first = this.#main.size;
    const written = await this.#written(first, leaves.length);
    const completed: Completed[] = [];
    for (const [index, entry] of leaves.entries()) {
      const inTile = written === null ? null : hashAt(written, index);
      const leaf = entry ?? inTile;
      if (leaf === null) return this.#lose(eventAt(first + index));
      if (entry !== null && inTile?.equals(entry) === false) this.#suspect(eventAt(first + index));
      completed.push(this.#append(leaf, inTile ?? leaf));
      if (this.#main.size === this.tiles.size) completed.push(this.#partialNow());
      while (this.#next?.size === this.#main.size) await this.#meet(this.#next);
    }
    for (const tiles of completed) await this.#compare(tiles);
  }

  /** The partial tiles of the tree that has tiles, as the entries make them; none before its last leaf. */
  get partialTiles(): EdgeTiles {
    return this.#partial;
  }

  /** What is left in doubt after the last leaf. */
  finish(): void {
    if (this.#next !== null && !this.#isLost) this.findings.fault('entries', 'entriesTooFew', { entries: this.size, size: this.#next.size });
    if (this.#disagreed !== null) {
      const { first, count } = this.#disagreed;
      this.findings.fault('checkpoints', first.isEarlier ? 'earlierOther' : 'historyOther', {
        file: first.file,
        size: first.size,
        from: this.#agreed,
        to: first.size - 1,
        more: count - 1,
      });
    }
    for (const { event, tile } of this.#suspects) this.findings.fault('entries', 'entryDiffers', { file: tilePath(tile) }, event);
    this.#suspects = [];
  }

  #partialNow(): Completed {
    this.#partial = this.#main.partial();
    return { byEntries: this.#partial, byTiles: this.#fork?.partial() ?? [] };
  }

  #append(leaf: Hash, inTile: Hash): Completed {
    const byEntries = this.#main.append(leaf);
    return { byEntries, byTiles: this.#fork?.append(inTile) ?? [] };
  }

  async #meet(landmark: Landmark): Promise<void> {
    this.#judge(landmark);
    await this.#advance();
  }

  /** The tile's part that holds `count` leaves from `first`, where it belongs to the tree that has tiles. */
  async #written(first: number, count: number): Promise<Buffer | null> {
    const here = Math.min(count, this.tiles.size - first);
    if (here <= 0) return null;
    const tile = this.#tileOf(first);
    const bytes = await this.tiles.read(tile);
    this.#compared += 1;
    if (bytes !== null && bytes.length === tile.width * HASH_BYTES) return bytes;
    this.findings.fault('tiles', bytes === null ? 'fileMissing' : 'tileAltered', { file: tilePath(tile) });
    return null;
  }

  async #compare({ byEntries, byTiles }: Completed): Promise<void> {
    for (const { tile, bytes } of byEntries) {
      if (tile.level === 0 || !this.#isInTiles(tile)) continue;
      const written = await this.tiles.read(tile);
      const forked = byTiles.find((other) => other.tile.level === tile.level)?.bytes;
      this.#compared += 1;
      if (written === null) this.findings.fault('tiles', 'fileMissing', { file: tilePath(tile) });
      else if (!written.equals(bytes) && forked?.equals(written) !== true) this.findings.fault('tiles', 'tileAltered', { file: tilePath(tile) });
    }
  }

  #isInTiles({ level, index, width }: TileId): boolean {
    return (index * 256 + width) * 256 ** level <= this.tiles.size;
  }

  #suspect(event: EventRef): void {
    this.#fork ??= this.#main.copy();
    if (this.#suspects.length < MAX_SUSPECTS) this.#suspects.push({ event, tile: this.#tileOf(event.seq) });
  }

  #tileOf(seq: number): TileId {
    const index = Math.floor(seq / 256);
    return { level: 0, index, width: Math.min(256, this.tiles.size - index * 256) };
  }

  #judge(landmark: Landmark): void {
    if (this.#main.root().equals(landmark.root)) {
      for (const { tile } of distinctTiles(this.#suspects)) this.findings.fault('tiles', 'tileAltered', { file: tilePath(tile) });
      this.#agree(landmark);
    } else if (this.#fork?.root().equals(landmark.root) === true) {
      for (const { event } of this.#suspects) this.findings.fault('entries', 'entryAltered', {}, event);
      this.#main = this.#fork;
      this.#agree(landmark);
    } else {
      if (this.#disagreed === null) this.#disagreed = { first: landmark, count: 0 };
      this.#disagreed.count += 1;
    }
  }

  #agree({ size }: Landmark): void {
    if (this.#disagreed !== null) {
      const { first, count } = this.#disagreed;
      this.findings.fault('checkpoints', first.isEarlier ? 'earlierOther' : 'checkpointOther', {
        file: first.file,
        size: first.size,
        from: 0,
        to: first.size - 1,
        more: count - 1,
      });
    }
    this.#disagreed = null;
    this.#fork = null;
    this.#suspects = [];
    this.#agreed = size;
    this.#landmarks += 1;
  }

  /** Without an entry and without its hash the tree can't go on. */
  #lose(event: EventRef): void {
    this.#isLost = true;
    this.findings.fault('entries', 'treeLost', {}, event);
  }

  async #advance(): Promise<void> {
    const { value, done } = await this.#upcoming.next();
    this.#next = done === true ? null : value;
  }
}

const MAX_SUSPECTS = 1000;

function hashAt(tile: Buffer, index: number): Hash | null {
  const hash = tile.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  return hash.length === HASH_BYTES ? hash : null;
}

function distinctTiles(suspects: readonly Suspect[]): readonly Suspect[] {
  return [...new Map(suspects.map((suspect) => [suspect.tile.index, suspect])).values()];
}

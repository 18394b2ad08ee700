import { Refused } from '#kernel';
import type { EventReader } from '#event-store';
import { EMPTY_ROOT, type Hash, type TreeHead } from '#transparency';
import type { ArchivedCheckpoint, CheckpointArchive } from '../archive/index.js';
import type { CheckpointSigner } from '../signer/port.js';
import { rootOfLog, takePage, TreeFiles, type TreeDisks } from '../tiles/index.js';
import type { Afterwards, Missing } from './port.js';

/** Under which origin a log is published, and since which entry. */
export interface Standing {
  readonly origin: string;
  /** seq of the event from which it holds. */
  readonly since: number;
  /** The key in force, which is to sign; none named: whichever the signer holds. */
  readonly vkey?: string;
}

/** All that a publisher has to do with. */
export interface PublisherParts extends TreeDisks {
  readonly log: Pick<EventReader, 'readLeaves' | 'head'>;
  readonly archive: CheckpointArchive;
  readonly signer: CheckpointSigner;
  /** What the log goes by now; null while it is not to be published: no key yet, or closed. */
  readonly standing: () => Promise<Standing | null>;
  /** What is done with each checkpoint before it is published, side by side. */
  readonly afterwards?: readonly Afterwards[];
  /** Told of each page that is taken in: a long log takes long, and gets on. */
  readonly onPage?: () => void;
  /** Most leaves at a time. */
  readonly pageSize?: number;
}

/** The file that a log's readers look at first. */
const CHECKPOINT = 'checkpoint';
/** The folder of tiles and of bundles. */
const TILES = 'tile';

/**
 * Publishes a log: tiles as it grows, and checkpoints that were signed and archived before anybody sees them. It may be lost between any two
 * of its effects: another takes up where the archive and the disks are. One call at a time.
 */
export class Publisher {
  #files: TreeFiles | null = null;
  /** Whether tiles were found to be damaged, and were not made anew yet. */
  #isDamaged = false;
  /** What of the last checkpoint is missing; null before that was asked. */
  #missing: readonly Missing[] | null = null;
  #latest: ArchivedCheckpoint | null = null;

  constructor(private readonly parts: PublisherParts) {}

  /** The last checkpoint that was published, or found to be; null before. */
  get latest(): ArchivedCheckpoint | null {
    return this.#latest;
  }

  /** What others still owe the last checkpoint. */
  get missing(): readonly Missing[] {
    return this.#missing ?? [];
  }

  /** Takes in one page of the log, up to `size` leaves in all, when the log is to be published; answers whether there may be more. @throws Refused */
  async step(size = Number.MAX_SAFE_INTEGER): Promise<boolean> {
    const files = await this.#opened();
    if (files === null) return false;
    const before = files.size;
    const isFull = await this.#orForget(() => takePage(files, this.parts.log, size, this.parts.pageSize));
    if (files.size > before) this.parts.onPage?.();
    return isFull;
  }

  /** Has every tile and bundle made anew from the log before the next checkpoint, where some are found to be damaged. */
  makeAnew(): void {
    this.#isDamaged = true;
    this.#files = null;
  }

  /**
   * Publishes a checkpoint over all that is in the log when this is called, signing one where none is.
   * @returns null when the log is not to be published
   * @throws Refused as the disks, the archive and the signer do; `unavailable` when the log is not what was signed
   */
  async publish(): Promise<ArchivedCheckpoint | null> {
    const standing = await this.#catchUp();
    const files = this.#files;
    if (standing === null || files === null) return null;
    return this.#orForget(async () => {
      const before = await this.parts.archive.latest(standing.origin);
      mustContinue({ size: files.size, root: files.root() }, before);
      await files.finish();
      if (this.#isDamaged) await files.removeNarrower();
      this.#isDamaged = false;
      if (before?.size !== files.size) {
        this.#missing = null;
        await this.#sign(files, standing, before);
      }
      await this.#askOthers(files, standing.origin);
      return this.#show(standing.origin);
    });
  }

  /**
   * Up to where the log is now, and at least to the event from which its origin holds: the first checkpoint under it covers that. No further, for
   * what is appended meanwhile may be read in part, and no checkpoint parts what was appended as one.
   */
  async #catchUp(): Promise<Standing | null> {
    for (let { seq } = await this.parts.log.head(); ; ) {
      while ((this.#files?.size ?? 0) <= seq && (await this.step(seq + 1)));
      const standing = await this.parts.standing();
      if (standing === null || standing.since < (this.#files?.size ?? 0)) return standing;
      if (seq >= standing.since) throw beyondTheLog(standing);
      seq = standing.since;
    }
  }

  async #opened(): Promise<TreeFiles | null> {
    if (this.#files !== null) return this.#files;
    const standing = await this.parts.standing();
    if (standing === null) return null;
    const latest = await this.parts.archive.latest(standing.origin);
    if (latest === null) await this.#clear();
    const lying = latest === null || this.#isDamaged ? null : await this.#lying(latest);
    if (lying === null) await this.#mustBeSigned(latest);
    this.#files = lying ?? TreeFiles.empty(this.parts);
    return this.#files;
  }

  /** Files are made anew only from a log that is the one that was signed: what lies there may be all that is left of that. */
  async #mustBeSigned(latest: ArchivedCheckpoint | null): Promise<void> {
    const size = Math.min(latest?.size ?? 0, (await this.parts.log.head()).seq + 1);
    mustContinue({ size, root: await rootOfLog(this.parts.log, size, this.parts.onPage) }, latest);
  }

  /** A log that begins under an origin may lack what it once had under another: no tile of that is to be left. */
  async #clear(): Promise<void> {
    for (const disk of [this.parts.published, this.parts.inside]) await disk.remove(TILES);
  }

  /** The tree of a checkpoint when it lies on the disks as it was signed; else it is made anew from the log. */
  async #lying(latest: ArchivedCheckpoint): Promise<TreeFiles | null> {
    try {
      const files = await TreeFiles.open(latest.size, this.parts, this.parts.log);
      return files.root().equals(latest.root) ? files : null;
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  }

  async #sign(files: TreeFiles, { origin, vkey }: Standing, before: ArchivedCheckpoint | null): Promise<void> {
    const from = before?.size ?? 0;
    const [root, proof] = [files.root(), await this.#proofFrom(files, from)];
    await this.parts.signer.sign({ checkpoint: { origin, size: files.size, root }, from, proof, vkey });
    const kept = await this.parts.archive.latest(origin);
    if (kept?.size === files.size && kept.root.equals(root)) return;
    const problem = 'the signer keeps its checkpoints elsewhere than where this server looks for them';
    const remedy = 'give both the same folder in FREMDRIFT_CHECKPOINTS';
    throw new Refused('unavailable', problem, [{ field: 'FREMDRIFT_CHECKPOINTS', problem, remedy }]);
  }

  async #askOthers(files: TreeFiles, origin: string): Promise<void> {
    const signed = await this.parts.archive.latest(origin);
    if (signed === null || this.#missing?.length === 0) return;
    const proofFrom = (size: number): Promise<readonly Hash[]> => this.#proofFrom(files, size);
    this.#missing = (await Promise.all((this.parts.afterwards ?? []).map((ask) => ask({ ...signed, proofFrom })))).flat();
    if (this.#isDamaged) this.#files = null;
  }

  /** A proof that can't be had from the tiles has them made anew. */
  async #proofFrom(files: TreeFiles, size: number): Promise<readonly Hash[]> {
    try {
      return await files.proofFrom(size);
    } catch (error) {
      this.#isDamaged = true;
      throw error;
    }
  }

  /** Puts the latest checkpoint, with what others added to it, where readers look. */
  async #show(origin: string): Promise<ArchivedCheckpoint | null> {
    const latest = await this.parts.archive.latest(origin);
    if (latest === null) return null;
    if (latest.note !== this.#latest?.note) await this.parts.published.write([{ path: CHECKPOINT, bytes: Buffer.from(latest.note) }]);
    this.#latest = latest;
    return latest;
  }

  /** After a failure what is held may differ from what was written: it is read again. */
  async #orForget<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.#files = null;
      throw error;
    }
  }
}

function beyondTheLog({ origin, since }: Standing): Refused {
  const problem = `the log ends before event ${since}, from which it goes by ${origin}`;
  return new Refused('unavailable', problem, [{ field: 'ledger.db', problem, remedy: 'put back a whole copy of the log' }]);
}

/** @throws Refused `unavailable` when the log has less than what was signed, or something else */
function mustContinue(log: TreeHead, signed: ArchivedCheckpoint | null): void {
  const { size, root } = signed ?? { size: 0, root: EMPTY_ROOT };
  if (log.size > size || (log.size === size && log.root.equals(root))) return;
  const problem = log.size < size ? `the log holds ${log.size} events, but a checkpoint over ${size} was signed` : 'the log is not the one that was signed';
  throw new Refused('unavailable', problem, [{ field: 'ledger.db', problem, remedy: 'restart the server, which says what was found and what to do' }]);
}

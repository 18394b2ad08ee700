import {
  checkedCheckpoint,
  checkTimestamp,
  whyOf,
  type ArchivedCheckpoint,
  type CheckpointArchiveReader,
  type Findings,
  type KnownKeys,
  type Landmark,
} from '#publishing';
import { parseNote } from '#transparency';

/** Checkpoints of the archive, gone through as the log goes by. */
export class ArchivedLandmarks {
  #stamps = 0;
  #elsewhere = 0;

  constructor(
    private readonly archive: CheckpointArchiveReader,
    private readonly keys: KnownKeys,
    private readonly findings: Findings,
  ) {}

  /** Time stamps that hold, and checkpoints over entries that were lost with an earlier origin. */
  get counts(): { readonly stamps: number; readonly elsewhere: number } {
    return { stamps: this.#stamps, elsewhere: this.#elsewhere };
  }

  /** Those up to `size`, in order, earlier origins first; each is held to its signature as it is reached. */
  async *upTo(size: number): AsyncGenerator<Landmark> {
    const origins = [...new Set(this.keys.log.map(({ verifier }) => verifier.name))];
    for (const [index, origin] of origins.entries()) {
      const next = this.keys.log.find(({ verifier }) => verifier.name === origins[index + 1]);
      const limit = next === undefined ? size : next.from - 1;
      try {
        for await (const each of this.archive.all(origin)) {
          if (each.size > limit) this.#elsewhere += next === undefined ? 0 : 1;
          else if (each.size > 0) yield* this.#landmark(each);
        }
      } catch (error) {
        this.findings.fault('checkpoints', 'checkpointRefused', { file: origin, why: whyOf(error) });
      }
    }
  }

  async *#landmark({ note, origin, size, root }: ArchivedCheckpoint): AsyncGenerator<Landmark> {
    const file = `${origin} (${size})`;
    if (checkedCheckpoint(note, file, this.keys, this.findings) !== null) yield { size, root, file, isEarlier: false };
    const stamp = await this.archive.timeStamp(origin, size);
    if (stamp === null) return;
    try {
      await checkTimestamp(stamp, parseNote(note).text, null);
      this.#stamps += 1;
    } catch (error) {
      this.findings.fault('timestamps', 'timestampRefused', { file, why: whyOf(error) });
    }
  }
}

import type { EventStore, StoredEvent } from '../port.js';
import type { Bookmark, Place } from './bookmark.js';
import type { Position } from './record.js';

/** Events after which the place is marked: so many are read again after the process was killed. */
const EVENTS_TO_A_MARK = 1_000;

/** How far the log is in the copy, and how much of that the bookmark says. */
export class Progress {
  #reached: Place | null = null;
  #marked: Place | null = null;

  constructor(
    private readonly copy: EventStore,
    private readonly bookmark: Bookmark,
  ) {}

  /** Where to go on: at the bookmark if it is of this copy, else (null) at the beginning. */
  async place(): Promise<Place | null> {
    const marked = this.bookmark.read();
    return marked !== null && (await this.#at(marked.seq))?.id === marked.id ? marked : null;
  }

  /** All of the log up to `position` is in the copy, which then ends with `seq`; -1 is nothing, and nothing to mark. */
  async reach(position: Position, seq: number): Promise<void> {
    const event = seq < 0 ? undefined : await this.#at(seq);
    if (event === undefined) return;
    this.#reached = { position, seq, id: event.id };
    if (seq - (this.#marked?.seq ?? -1) >= EVENTS_TO_A_MARK) this.mark();
  }

  mark(): void {
    if (this.#reached === null || this.#reached === this.#marked) return;
    this.bookmark.write(this.#reached);
    this.#marked = this.#reached;
  }

  /** The last event of the copy, where it has any. */
  async last(): Promise<StoredEvent | undefined> {
    const { seq } = await this.copy.head();
    return seq < 0 ? undefined : this.#at(seq);
  }

  async #at(seq: number): Promise<StoredEvent | undefined> {
    const [event] = await this.copy.readAll(seq - 1, 1);
    return event;
  }
}

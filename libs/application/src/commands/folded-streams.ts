import { Remembered } from '#kernel';
import { streamTypeOf, type Stored } from '#domain';
import type { EventReader } from '#event-store';
import { eventsOf } from './events-of.js';

/** A stream's state after its last event; revision -1 and the initial state for an empty one. */
export interface Folded {
  readonly revision: number;
  readonly state: unknown;
}

/** Events whose states are kept in memory, counted over all streams. */
const MAX_EVENTS = 200_000;

/**
 * The folded states of streams, read page by page the first time and kept by stream and revision: the least recently used go when the
 * events folded into them are too many. What the runner appends it folds in itself, so that a long stream costs its second command no
 * more than a short one; the append's expected revision guards against whatever else may have written.
 */
export class FoldedStreams {
  readonly #kept: Remembered<string, Folded>;
  readonly #loading = new Map<string, Promise<Folded>>();

  constructor(
    private readonly reader: Pick<EventReader, 'readStream'>,
    maxEvents = MAX_EVENTS,
  ) {
    this.#kept = new Remembered(maxEvents, weight);
  }

  async load(stream: string): Promise<Folded> {
    const kept = this.#kept.get(stream);
    if (kept !== undefined) return kept;
    const loading = this.#loading.get(stream) ?? this.#read(stream);
    this.#loading.set(stream, loading);
    try {
      const folded = await loading;
      if (this.#loading.get(stream) === loading) this.#kept.set(stream, folded);
      return folded;
    } finally {
      if (this.#loading.get(stream) === loading) this.#loading.delete(stream);
    }
  }

  /** The state after more events of the stream; not kept until {@link FoldedStreams.advance}. */
  evolved(stream: string, folded: Folded, events: readonly Stored[]): Folded {
    const { evolve } = streamTypeOf(stream).decider;
    return { revision: folded.revision + events.length, state: events.reduce((state: unknown, event) => evolve(state, event), folded.state) };
  }

  /** What the stream holds now, as whoever appended to it knows. */
  advance(stream: string, folded: Folded): void {
    this.#loading.delete(stream);
    this.#kept.set(stream, folded);
  }

  /** Forgets a state that may be wrong; the next load reads the stream anew. */
  drop(stream: string): void {
    this.#loading.delete(stream);
    this.#kept.delete(stream);
  }

  async #read(stream: string): Promise<Folded> {
    const { initialState } = streamTypeOf(stream).decider;
    let folded: Folded = { revision: -1, state: initialState() as unknown };
    for await (const page of eventsOf(this.reader, stream)) folded = this.evolved(stream, folded, page);
    return folded;
  }
}

/** An empty stream's state weighs too: names of streams come from outside. */
function weight({ revision }: Folded): number {
  return revision + 2;
}

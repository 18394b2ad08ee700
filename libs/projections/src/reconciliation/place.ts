import { digestOf, Tally, type Held } from './tally.js';

/** What is wrong with one row or message: it is not there, nothing in the log makes it, or it is not what the log makes. */
export type Fault = 'missing' | 'extra' | 'altered';

/** One that is not as the log makes it, by what it is found by. */
export interface FaultyOne {
  readonly at: string;
  readonly is: Fault;
}

/** A stream of which a place does not hold what the log makes of it. */
export interface DifferentStream {
  /** Empty where it can't be told. */
  readonly stream: string;
  readonly due: Held;
  readonly found: Held;
  /** The first {@link MOST_NAMED} of them. */
  readonly faults: readonly FaultyOne[];
}

/** What one place, a table or a topic, holds of all streams, beside what the log makes. */
export interface ComparedPlace {
  readonly place: string;
  readonly streams: number;
  readonly due: Held;
  readonly found: Held;
  /** By name. */
  readonly different: readonly DifferentStream[];
}

export const MOST_NAMED = 5;

interface OfStream {
  readonly due: Tally;
  readonly found: Tally;
  readonly faults: FaultyOne[];
}

/** Adds up, stream by stream, what a place should hold and what it does. */
export class PlaceComparison {
  readonly #streams = new Map<string, OfStream>();
  readonly #due = new Tally();
  readonly #found = new Tally();

  constructor(private readonly place: string) {}

  /** Takes in one that is due, one that was found, or both of the same place; digests are given where they are known. */
  add(stream: string, at: string, due: Buffer | null, found: Buffer | null): void {
    const own = this.#of(stream);
    for (const [digest, tallies] of [
      [due, [own.due, this.#due]],
      [found, [own.found, this.#found]],
    ] as const) {
      if (digest !== null) for (const tally of tallies) tally.add(digest);
    }
    const is = due === null ? 'extra' : found === null ? 'missing' : due.equals(found) ? null : 'altered';
    if (is !== null && own.faults.length < MOST_NAMED) own.faults.push({ at, is });
  }

  result(): ComparedPlace {
    const different = [...this.#streams]
      .filter(([, { faults }]) => faults.length > 0)
      .map(([stream, { due, found, faults }]) => ({ stream, due: due.held(), found: found.held(), faults }))
      .toSorted((one, other) => (one.stream < other.stream ? -1 : 1));
    return { place: this.place, streams: this.#streams.size, due: this.#due.held(), found: this.#found.held(), different };
  }

  #of(stream: string): OfStream {
    const known = this.#streams.get(stream);
    if (known !== undefined) return known;
    const made: OfStream = { due: new Tally(), found: new Tally(), faults: [] };
    this.#streams.set(stream, made);
    return made;
  }
}

/** The digests of two texts, the second not worked out where both are the same. */
export function digestsOf(due: string | null, found: string | null): readonly [Buffer | null, Buffer | null] {
  const first = due === null ? null : digestOf(due);
  return [first, found === due ? first : found === null ? null : digestOf(found)];
}

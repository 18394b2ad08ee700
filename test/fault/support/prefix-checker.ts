import { WrongRevision, type Appended, type EventStore, type ExpectedRevision, type NewEvent } from '#event-store';

/** What a client saw of one operation on a stream; `began` and `ended` are points on one time line of all clients. */
type Operation = { readonly began: number; readonly ended: number } & (
  | { readonly kind: 'appended'; readonly expected: ExpectedRevision; readonly ids: readonly string[]; readonly last: number }
  | { readonly kind: 'turned away'; readonly expected: ExpectedRevision; readonly actual: number }
  | { readonly kind: 'read'; readonly ids: readonly string[] }
);

/** Records what clients of one stream see, and tells whether it can have come from one log that only grows. */
export class PrefixChecker {
  readonly #history: Operation[] = [];
  #time = 0;

  constructor(
    private readonly store: EventStore,
    private readonly stream: string,
  ) {}

  get operations(): number {
    return this.#history.length;
  }

  /** @returns the stream's revision as this client knows it afterwards */
  async append(expected: ExpectedRevision, events: readonly NewEvent[]): Promise<number> {
    const began = this.#now();
    try {
      const { revision } = await this.store.append({ stream: this.stream, expected, events });
      this.#history.push({
        began,
        ended: this.#now(),
        kind: 'appended',
        expected,
        ids: events.map(({ id }) => id),
        last: revision satisfies Appended['revision'],
      });
      return revision;
    } catch (error) {
      if (!(error instanceof WrongRevision)) throw error;
      this.#history.push({ began, ended: this.#now(), kind: 'turned away', expected, actual: error.actual });
      return error.actual;
    }
  }

  /** @returns the stream's revision as it was read */
  async read(): Promise<number> {
    const began = this.#now();
    const ids = await this.#ids();
    this.#history.push({ began, ended: this.#now(), kind: 'read', ids });
    return ids.length - 1;
  }

  /** What no such log could have answered; nothing when all is well. */
  async anomalies(): Promise<readonly string[]> {
    const final = await this.#ids();
    return this.#history.flatMap((one) => {
      const known = this.#knownBefore(one.began);
      const about = `${one.kind} at ${one.began}–${one.ended}`;
      if (one.kind === 'read')
        return isPrefix(one.ids, final) && one.ids.length > known ? [] : [`${about}: ${one.ids.length} events are no prefix that holds revision ${known}`];
      if (one.kind === 'turned away')
        return one.actual >= known && one.actual !== revisionOf(one.expected) ? [] : [`${about}: told of revision ${one.actual}, after ${known}`];
      const first = one.last - one.ids.length + 1;
      const isThere = one.ids.every((id, index) => final[first + index] === id);
      const isExpected = one.expected === 'any' || revisionOf(one.expected) === first - 1;
      return isThere && isExpected && first > known ? [] : [`${about}: expected ${one.expected}, stored as ${first}–${one.last}, after ${known}`];
    });
  }

  /** The highest revision that anybody had been told of by then; -1 for none. */
  #knownBefore(time: number): number {
    return Math.max(
      -1,
      ...this.#history
        .filter(({ ended }) => ended < time)
        .map((one) => (one.kind === 'appended' ? one.last : one.kind === 'read' ? one.ids.length - 1 : one.actual)),
    );
  }

  async #ids(): Promise<readonly string[]> {
    return (await this.store.readStream(this.stream, { limit: 10_000 })).map(({ id }) => id);
  }

  #now(): number {
    this.#time += 1;
    return this.#time;
  }
}

function revisionOf(expected: ExpectedRevision): number | null {
  if (expected === 'any') return null;
  return expected === 'none' ? -1 : expected;
}

function isPrefix(ids: readonly string[], of: readonly string[]): boolean {
  return ids.length <= of.length && ids.every((id, index) => of[index] === id);
}

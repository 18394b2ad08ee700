import { Refused } from '#kernel';

/** Commands that may wait for one stream before more are turned away. */
const MAX_WAITING = 1000;

/** Runs what concerns the same stream one after another, in the order it came, and different streams side by side. */
export class Lanes {
  readonly #lanes = new Map<string, { last: Promise<unknown>; waiting: number }>();
  #alone: Promise<unknown> | null = null;

  /** @throws Refused `busy` when the lane's queue is full; else as `work` does */
  async run<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.get(stream) ?? { last: Promise.resolve(), waiting: 0 };
    if (lane.waiting >= MAX_WAITING) throw busy(stream);
    this.#lanes.set(stream, lane);
    lane.waiting += 1;
    const before = [...(lane.waiting > 1 ? [lane.last] : []), ...(this.#alone === null ? [] : [this.#alone])];
    const result = before.length === 0 ? work() : Promise.allSettled(before).then(work);
    lane.last = result;
    try {
      return await result;
    } finally {
      lane.waiting -= 1;
      if (lane.waiting === 0) this.#lanes.delete(stream);
    }
  }

  /** Runs when all that came before is done, and before anything that comes after. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const before = [...this.#lanes.values()].map(({ last }) => last);
    const result = Promise.allSettled([...before, this.#alone]).then(work);
    this.#alone = result;
    try {
      return await result;
    } finally {
      if (this.#alone === result) this.#alone = null;
    }
  }
}

function busy(stream: string): Refused {
  const problem = `${MAX_WAITING} commands wait for ${stream} already`;
  return new Refused('busy', problem, [{ field: 'stream', problem, remedy: 'send it again in a moment' }]);
}
